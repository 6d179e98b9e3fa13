namespace GenreFunctions.Functions.CostReports;

/// <summary>What a service bills.</summary>
/// <param name="Key">The service.</param>
/// <param name="Cost">Its cost, waiting included.</param>
/// <param name="Share">Its part of the grand total.</param>
internal sealed record CostShare(string Key, decimal Cost, decimal? Share);
