namespace GenreFunctions.Local.Durable;

/// <summary>Histories of running orchestrations in memory; the ones that were not used for longest go first. Thread-safe.</summary>
/// <param name="capacityBytes">How much they may weigh together.</param>
internal sealed class HistoryCache(long capacityBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _bytes;

    /// <summary>A history, <see langword="null"/> when it has to be read.</summary>
    public OrchestrationHistory? Find(long key)
    {
        lock (_gate)
            return _entries.TryGetValue(key, out var node) ? node.Value.History : null;
    }

    /// <summary>The payload of one event of a cached history; false when it has to be read.</summary>
    public bool TryFindPayload(long key, int generation, int number, out string? payload)
    {
        lock (_gate)
        {
            var isThere = _entries.TryGetValue(key, out var node) && node.Value.History.Generation == generation;
            payload = isThere ? node!.Value.History.Events[number].Payload : null;
            return isThere;
        }
    }

    /// <summary>Adds what a turn brought to a history, and keeps it.</summary>
    public void Append(long key, OrchestrationHistory history, IReadOnlyList<History.HistoryEvent> events)
    {
        lock (_gate)
        {
            Drop(key);
            history.Append(events);
            _entries.Add(key, _byUse.AddLast(new Entry(key, history)));
            _bytes += history.Bytes;
            while (_bytes > capacityBytes && _byUse.First is { } oldest)
                Drop(oldest.Value.Key);
        }
    }

    /// <summary>Forgets a history.</summary>
    public void Remove(long key)
    {
        lock (_gate)
            Drop(key);
    }

    private void Drop(long key)
    {
        if (!_entries.Remove(key, out var node))
            return;
        _byUse.Remove(node);
        _bytes -= node.Value.History.Bytes;
    }

    private readonly record struct Entry(long Key, OrchestrationHistory History);
}
