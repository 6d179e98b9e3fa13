using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>The runs of some days that cost the most, the dearest first.</summary>
internal sealed record DearestSongs(
    DateOnly From,
    DateOnly To,
    string? Publisher,
    string Currency,
    IReadOnlyList<string>? OtherCurrencies,
    IReadOnlyList<string> PriceBookVersions,
    CostBasis Basis,
    bool Complete,
    IReadOnlyList<DearSong> Songs)
{
    /// <param name="ledger">The days.</param>
    /// <param name="runs">The runs, in the ledger's currency.</param>
    public static DearestSongs Of(CostLedger ledger, IReadOnlyList<SongCost> runs) => new(
        ledger.Range.From,
        ledger.Range.To,
        ledger.Range.Publisher,
        ledger.Currency,
        ledger.OtherCurrencies is [] ? null : ledger.OtherCurrencies,
        [.. runs.Select(run => run.Cost.PriceBookVersion).Distinct().Order(StringComparer.Ordinal)],
        CostBasis.ListEstimate,
        runs.All(run => run.Cost.IsComplete) && ledger.OtherCurrencies is [],
        [.. runs.Select(run => DearSong.Of(run, ledger.Total))]);
}
