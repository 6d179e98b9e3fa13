namespace GenreFunctions.Functions.Pictures;

/// <summary>The pictures asked for last, as many as fit. Thread-safe.</summary>
/// <param name="maximumBytes">All pictures together.</param>
internal sealed class PictureCache(long maximumBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, PictureBody Picture)>> _byKey = new(StringComparer.Ordinal);

    // The one asked for last is the first.
    private readonly LinkedList<(string Key, PictureBody Picture)> _byUse = new();
    private long _bytes;

    public PictureBody? Find(string key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Picture;
        }
    }

    public void Add(string key, PictureBody picture)
    {
        lock (_lock)
        {
            if (_byKey.ContainsKey(key))
                return;
            _byKey.Add(key, _byUse.AddFirst((key, picture)));
            _bytes += picture.Size();
            while (_bytes > maximumBytes)
            {
                var last = _byUse.Last!;
                _byUse.RemoveLast();
                _byKey.Remove(last.Value.Key);
                _bytes -= last.Value.Picture.Size();
            }
        }
    }
}
