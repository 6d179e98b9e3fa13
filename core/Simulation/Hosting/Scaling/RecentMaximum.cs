namespace GenreFunctions.Simulation.Hosting.Scaling;

/// <summary>The largest number of the last seconds: what was wanted a moment ago may be wanted again.</summary>
internal sealed class RecentMaximum(double windowSeconds)
{
    /// <summary>Falling from first to last: whatever came before a larger one does not matter any more.</summary>
    private readonly LinkedList<(double Time, int Value)> _falling = [];

    /// <summary>Adds a number; to be called in the order of time.</summary>
    /// <returns>The largest since <paramref name="now"/> less the window, inclusive.</returns>
    public int Add(double now, int value)
    {
        while (_falling.Last is { } last && last.Value.Value <= value)
            _falling.RemoveLast();
        _falling.AddLast((now, value));
        while (_falling.First!.Value.Time < now - windowSeconds)
            _falling.RemoveFirst();
        return _falling.First.Value.Value;
    }
}
