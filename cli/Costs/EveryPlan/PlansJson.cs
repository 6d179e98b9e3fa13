using GenreFunctions.Costs;

namespace GenreFunctions.Cli.Costs.EveryPlan;

/// <summary>The plans as one JSON object, line by line and in full precision; what is absent is left out.</summary>
internal static class PlansJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, PlansReport report) => IndentedJson.Write(
        writer,
        new
        {
            report.Prices.Currency,
            PriceBookVersion = report.Prices.Version,
            report.Song.AudioSeconds,
            report.Song.ComputeSeconds,
            report.Song.Segments,
            report.Origin,
            Plans = report.Plans.Select(plan => new { plan.Plan, Song = Of(plan.Song, plan.SongCost), DayWithoutSongs = Of(plan.IdleDay, plan.IdleCost) }),
        });

    private static object Of(CostRecord cost, decimal? known) => new { Cost = known, Complete = cost.IsComplete, cost.Lines, cost.Unpriced };
}
