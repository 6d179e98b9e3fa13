namespace GenreFunctions.Functions.Http;

/// <summary>What was asked for last and takes a while to make, as much as fits. Thread-safe.</summary>
/// <param name="maximumSize">Of all together.</param>
/// <param name="sizeOf">What one counts as.</param>
internal sealed class RecentAnswers<T>(long maximumSize, Func<T, long> sizeOf)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, T Answer)>> _byKey = new(StringComparer.Ordinal);

    // The one asked for last is the first.
    private readonly LinkedList<(string Key, T Answer)> _byUse = new();
    private long _size;

    public T? Find(string key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    public void Add(string key, T answer)
    {
        lock (_lock)
        {
            if (_byKey.ContainsKey(key))
                return;
            _byKey.Add(key, _byUse.AddFirst((key, answer)));
            _size += sizeOf(answer);
            while (_size > maximumSize)
            {
                var last = _byUse.Last!;
                _byUse.RemoveLast();
                _byKey.Remove(last.Value.Key);
                _size -= sizeOf(last.Value.Answer);
            }
        }
    }
}
