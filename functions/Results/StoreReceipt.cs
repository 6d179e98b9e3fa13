namespace GenreFunctions.Functions.Results;

/// <summary>What recording a song took.</summary>
/// <param name="RequestUnits">Cosmos DB's request units; 0 for a store that has none.</param>
public sealed record StoreReceipt(double RequestUnits);
