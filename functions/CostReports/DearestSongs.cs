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
    public static DearestSongs Of(CostLedger ledger, IReadOnlyList<SongCost> runs)
    {
        var own = runs.Where(run => run.Cost.Currency == ledger.Currency).ToList();
        return new DearestSongs(
            ledger.Range.From,
            ledger.Range.To,
            ledger.Range.Publisher,
            ledger.Currency,
            ledger.OtherCurrencies is [] ? null : ledger.OtherCurrencies,
            [.. own.Select(run => run.Cost.PriceBookVersion).Distinct().Order(StringComparer.Ordinal)],
            CostBasis.ListEstimate,
            own.All(run => run.Cost.IsComplete) && ledger.OtherCurrencies is [],
            [.. own.Select(run => DearSong.Of(run, ledger.Total))]);
    }
}
