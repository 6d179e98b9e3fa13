namespace GenreFunctions.Local.Hosting;

/// <summary>Pauses between attempts.</summary>
internal static class RetryPause
{
    // A minute keeps a passing fault from using up all attempts, and nobody at a desk waits longer.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The pause after so many failures in a row: the first one, doubled with every further failure, at most a minute.</summary>
    public static TimeSpan After(int failures, TimeSpan first) =>
        TimeSpan.FromTicks((long)Math.Min(Longest.Ticks, first.Ticks * Math.Pow(2, Math.Max(0, failures - 1))));
}
