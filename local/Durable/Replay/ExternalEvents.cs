using GenreFunctions.Local.Durable.History;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>Events from outside: who waits first gets the first one of the name, and one that nobody waits for yet is kept. Names in any case.</summary>
/// <param name="thread">Where the orchestrator runs.</param>
internal sealed class ExternalEvents(OrchestratorThread thread)
{
    private readonly Dictionary<string, LinkedList<TaskCompletionSource<string?>>> _waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HistoryEvent> _kept = [];

    /// <summary>Whether anybody waits.</summary>
    public bool AreAwaited => _waiting.Values.Any(line => line.Count > 0);

    /// <summary>What nobody has taken, in order.</summary>
    public IReadOnlyList<HistoryEvent> Kept => _kept;

    /// <summary>Waits for the next event of a name.</summary>
    public Task<string?> Next(string name, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<string?>(cancellation);
        if (_kept.FindIndex(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase)) is var kept and >= 0)
        {
            var payload = _kept[kept].Payload;
            _kept.RemoveAt(kept);
            return Task.FromResult(payload);
        }

        if (!_waiting.TryGetValue(name, out var line))
            _waiting.Add(name, line = new LinkedList<TaskCompletionSource<string?>>());
        var node = line.AddLast(new TaskCompletionSource<string?>());
        cancellation.Register(() => thread.RunHere(() =>
        {
            if (node.List is null)
                return;
            line.Remove(node);
            node.Value.SetCanceled(cancellation);
        }));
        return node.Value.Task;
    }

    /// <summary>Gives an event to who waits.</summary>
    public void Raise(HistoryEvent item)
    {
        if (_waiting.TryGetValue(item.Name!, out var line) && line.First is { } first)
        {
            line.RemoveFirst();
            first.Value.SetResult(item.Payload);
        }
        else
        {
            _kept.Add(item);
        }
    }
}
