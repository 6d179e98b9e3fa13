namespace GenreFunctions.Simulation.Results;

/// <summary>Times in seconds: half of all, 95 % and 99 % of all are no longer. These are off by a quarter of a percent; mean and longest are exact.</summary>
public sealed record Durations(double Mean, double P50, double P95, double P99, double Longest)
{
    internal static Durations Of(DurationHistogram times) => new(times.Mean, times.Quantile(0.5), times.Quantile(0.95), times.Quantile(0.99), times.Longest);
}
