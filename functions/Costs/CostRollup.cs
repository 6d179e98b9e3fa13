namespace GenreFunctions.Functions.Costs;

/// <summary>What a publisher's songs cost on a day, computed from all records of that day, so that computing it again changes nothing.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Publisher">The publisher.</param>
/// <param name="Cells">Its parts, in a fixed order.</param>
public sealed record CostRollup(DateOnly Day, string Publisher, IReadOnlyList<CostCell> Cells);
