namespace GenreFunctions.Simulation.Results;

/// <summary>Instances over time, starting ones included.</summary>
/// <param name="Mean">On average.</param>
/// <param name="P50">For half of the time, so many at most.</param>
/// <param name="P95">For 95 % of the time.</param>
/// <param name="Most">At most.</param>
/// <param name="Limit">What the plan allows.</param>
/// <param name="RunningSeconds">Added up over all.</param>
/// <param name="SongsPerSecond">What all that are allowed can work on at most.</param>
public sealed record InstanceCounts(double Mean, int P50, int P95, int Most, int Limit, double RunningSeconds, double SongsPerSecond);
