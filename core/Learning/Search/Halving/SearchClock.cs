namespace GenreFunctions.Learning.Search.Halving;

/// <summary>How much time is left. Thread-safe.</summary>
/// <param name="time">The clock.</param>
/// <param name="budget">How much there is; <see langword="null"/> for as much as it takes.</param>
internal sealed class SearchClock(TimeProvider time, TimeSpan? budget)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Whether no training may begin any more.</summary>
    public bool IsSpent => budget is not null && time.GetElapsedTime(_start) >= budget;

    /// <summary>A moment, for <see cref="Since"/>.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>Seconds since a moment.</summary>
    public double Since(long moment) => time.GetElapsedTime(moment).TotalSeconds;
}
