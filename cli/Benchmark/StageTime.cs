namespace GenreFunctions.Cli.Benchmark;

/// <summary>What one stage takes.</summary>
/// <param name="Name">The stage in words.</param>
/// <param name="IsFeature">True for the stages that compute the features.</param>
/// <param name="Microseconds">For a segment of three seconds, by the clock.</param>
/// <param name="Share">Of all stages, 0 to 1.</param>
internal sealed record StageTime(string Name, bool IsFeature, double Microseconds, double Share)
{
    /// <summary>A song of 30 seconds has ten segments.</summary>
    public const int SegmentsOf30Seconds = 10;

    /// <summary>For a song of 30 seconds.</summary>
    public double MillisecondsOf30Seconds => Microseconds * SegmentsOf30Seconds / 1000;
}
