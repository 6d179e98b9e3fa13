using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What all runs of a song cost. Runs in another currency than the price book's are listed, but not in the sum.</summary>
internal sealed record SongCosts(
    string SongId,
    string Currency,
    IReadOnlyList<string>? OtherCurrencies,
    IReadOnlyList<string> PriceBookVersions,
    CostBasis Basis,
    bool Complete,
    decimal Cost,
    IReadOnlyList<SongRun> Runs)
{
    public static SongCosts Of(string songId, IReadOnlyList<SongCost> runs, CostOptions options)
    {
        var currency = options.Prices.Currency;
        var own = runs.Where(run => run.Cost.Currency == currency).ToList();
        var others = runs.Select(run => run.Cost.Currency).Where(other => other != currency).Distinct().Order(StringComparer.Ordinal).ToList();
        return new SongCosts(
            songId,
            currency,
            others is [] ? null : others,
            [.. own.Select(run => run.Cost.PriceBookVersion).Distinct().Order(StringComparer.Ordinal)],
            CostBasis.ListEstimate,
            others is [] && own.All(run => run.Cost.IsComplete),
            own.Sum(run => run.Cost.KnownCost),
            [.. runs.Select(run => SongRun.Of(run, options))]);
    }
}
