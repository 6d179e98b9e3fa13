namespace GenreFunctions.Costs.Reconciling;

/// <summary>A day's estimate beside its bill.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="HasSongs">The estimate has songs on that day; what is billed without any is waiting, or somebody else's.</param>
/// <param name="Cost">Both figures, of all services.</param>
/// <param name="Services">Those of each service, by name.</param>
public sealed record DayComparison(DateOnly Day, bool HasSongs, Comparison Cost, IReadOnlyList<ServiceComparison> Services);
