namespace GenreFunctions.Functions.Health;

/// <summary>How the service is doing.</summary>
/// <param name="Status">Ok when everything is.</param>
/// <param name="CheckedAt">When; an answer may be some seconds old.</param>
/// <param name="Checks">What was checked, by name.</param>
internal sealed record HealthReport(HealthStatus Status, DateTimeOffset CheckedAt, IReadOnlyDictionary<string, HealthFinding> Checks);
