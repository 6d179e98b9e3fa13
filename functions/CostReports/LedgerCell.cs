using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>A part of a rollup, with the day and the publisher.</summary>
/// <param name="Day">The day.</param>
/// <param name="Publisher">The publisher.</param>
/// <param name="Cell">The part.</param>
internal sealed record LedgerCell(DateOnly Day, string Publisher, CostCell Cell);
