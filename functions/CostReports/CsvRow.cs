using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>A row of an export: a line of a cost, or a use that has no price and therefore no cost.</summary>
/// <param name="Line">The line.</param>
/// <param name="Unpriced">The use, where there is no line.</param>
/// <param name="Record">The cost that it belongs to.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Start">Where the usage begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Run">The run; <see langword="null"/> for waiting.</param>
internal readonly record struct CsvRow(CostLine? Line, UnpricedUse? Unpriced, CostRecord Record, string Plan, DateTimeOffset Start, DateTimeOffset End, SongCost? Run)
{
    public static IEnumerable<CsvRow> Of(SongCost run) => Of(run.Cost, run.Plan, run.Meters.Start, run.Meters.End, run);

    public static IEnumerable<CsvRow> Of(IdleCost idle) => Of(idle.Cost, idle.Plan, idle.Meters.Start, idle.Meters.End, null);

    private static IEnumerable<CsvRow> Of(CostRecord cost, string plan, DateTimeOffset start, DateTimeOffset end, SongCost? run) =>
        cost.Lines.Select(line => new CsvRow(line, null, cost, plan, start, end, run))
            .Concat(cost.Unpriced.Select(use => new CsvRow(null, use, cost, plan, start, end, run)));
}
