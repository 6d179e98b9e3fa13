using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Functions.Costs;

/// <summary>The runs of a day and a publisher that have everything else in common, too.</summary>
/// <param name="Genre">The genre, <c>unknown</c>, or the outcome's word where there are no tags.</param>
/// <param name="Plan">The plan.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Currency">The currency.</param>
/// <param name="PriceBookVersion">The price book.</param>
/// <param name="Totals">What they cost together.</param>
public sealed record CostCell(string Genre, string Plan, string ModelId, string Currency, string PriceBookVersion, CostTotals Totals);
