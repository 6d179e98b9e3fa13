namespace GenreFunctions.Simulation.Results;

/// <summary>A limit, and how near songs came to it.</summary>
/// <param name="Name">What it limits.</param>
/// <param name="Unit">Of what.</param>
/// <param name="PerSong">How much a song takes, on average.</param>
/// <param name="RatePerSecond">How much there is a second.</param>
/// <param name="Utilization">What was taken of what there was, over the whole time.</param>
/// <param name="PeakUtilization">The same in the busiest twenty-fourth of the time.</param>
/// <param name="SongsPerSecond">Songs a second at which it is reached: <paramref name="RatePerSecond"/> / <paramref name="PerSong"/>; <see langword="null"/> where songs take none.</param>
/// <param name="LongestDelaySeconds">The longest that anything waited for it.</param>
/// <param name="Origin">Where the limit comes from.</param>
/// <param name="Source">Which page says so.</param>
public sealed record LimitUse(
    string Name,
    string Unit,
    double PerSong,
    double RatePerSecond,
    double Utilization,
    double PeakUtilization,
    double? SongsPerSecond,
    double LongestDelaySeconds,
    Origin Origin,
    string Source);
