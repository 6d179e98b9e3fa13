namespace GenreFunctions.Local.Hosting.Listening;

/// <summary>The pauses between two looks: short after something was found, twice as long after each look that found nothing.</summary>
internal sealed class PollPause(TimeSpan shortest, TimeSpan longest)
{
    private TimeSpan? _next;

    /// <summary>The pause after a look.</summary>
    public TimeSpan After(bool found)
    {
        var pause = found ? shortest : _next ?? shortest;
        _next = pause * 2 < longest ? pause * 2 : longest;
        return pause;
    }
}
