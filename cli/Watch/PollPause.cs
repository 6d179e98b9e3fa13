namespace GenreFunctions.Cli.Watch;

/// <summary>How long to wait before the service is asked again: briefly while results arrive, longer the longer none does.</summary>
internal sealed class PollPause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    /// <summary>As long as somebody who watches is willing to wait for a result that is there.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private const double Growth = 1.5;

    private TimeSpan _next = Shortest;

    /// <summary>The pause now, given whether something arrived.</summary>
    public TimeSpan After(bool news)
    {
        if (news)
            _next = Shortest;
        var pause = _next;
        _next = TimeSpan.FromTicks(Math.Min(Longest.Ticks, (long)(_next.Ticks * Growth)));
        return pause;
    }
}
