using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Functions.Costs;

/// <summary>The runs of a day and a publisher that have everything else in common, too.</summary>
/// <param name="Genre">The genre, <c>unknown</c>, or the outcome's word where there are no tags, or the ending's where there is no outcome either.</param>
/// <param name="Plan">The plan.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Currency">The currency.</param>
/// <param name="PriceBookVersion">The price book.</param>
/// <param name="Totals">What they cost together.</param>
public sealed record CostCell(string Genre, string Plan, string ModelId, string Currency, string PriceBookVersion, CostTotals Totals)
{
    /// <summary>The cell of one run.</summary>
    internal static CostCell Of(SongCost run) =>
        new(run.Genre ?? run.Became, run.Plan, run.ModelId, run.Cost.Currency, run.Cost.PriceBookVersion, CostTotals.Of(run.Meters, run.Cost));
}
