namespace GenreFunctions.Simulation.Limits;

/// <summary>A limit that all instances share.</summary>
/// <param name="Name">What it limits.</param>
/// <param name="Unit">Of what.</param>
/// <param name="RatePerSecond">How much a second.</param>
/// <param name="Origin">Documented, or assumed.</param>
/// <param name="Source">Which page says so.</param>
/// <param name="Resources">What counts to it.</param>
internal sealed record SharedLimit(string Name, string Unit, double RatePerSecond, Origin Origin, string Source, params Resource[] Resources);
