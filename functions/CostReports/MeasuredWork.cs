using GenreFunctions.Costs.Cases;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Labelling by this service: what <see cref="ServiceWork"/> says, with the speed and the cost of its own runs.</summary>
internal sealed record MeasuredWork(
    long BasedOnSongs,
    decimal AudioSeconds,
    decimal SecondsPerSong,
    decimal SongsPerDay,
    decimal Instances,
    bool IsComplete,
    decimal? CostPerSong,
    decimal? IdlePerYear,
    decimal? CostPerYear,
    decimal? Saving,
    decimal? TimesCheaper,
    decimal? ShareOfClaim,
    IReadOnlyList<string> Unpriced)
{
    // What a measured song may be.
    private const decimal LeastSeconds = 3;
    private const decimal MostSeconds = 86_400;

    /// <summary>What the runs say; <see langword="null"/> when there are none.</summary>
    public static MeasuredWork? Of(CostLedger ledger, CaseAssumptions given, CostOptions options)
    {
        var runs = ledger.Total;
        if (runs.Songs == 0)
            return null;
        var audio = Figures.Round(runs.AudioSeconds / runs.Songs);
        var compute = Figures.Round(runs.ComputeSeconds / runs.Songs);
        var business = new BusinessCase(given);
        var model = business.With(new MeasuredSong(Math.Clamp(audio, LeastSeconds, MostSeconds), Math.Min(compute, MostSeconds)), options.Prices, options.Plan);

        // Waiting is the model's: it depends on a year's songs, not on those of so far. A song costs what records say.
        var perSong = new TotalsBody(runs).Mean * given.RateFrom(ledger.Currency);
        var perYear = (perSong * given.SongsPerYear) + model.IdlePerYear;
        return new MeasuredWork(
            runs.Songs,
            audio,
            model.SecondsPerSong,
            Figures.Round(model.SongsPerDay),
            Figures.Round(model.Instances),
            runs.IncompleteSongs == 0 && model.Idle.IsComplete,
            perSong,
            model.IdlePerYear,
            perYear,
            business.ByHand.CostPerYear - perYear,
            perYear > 0 ? Figures.Round(business.ByHand.CostPerYear / perYear.Value) : null,
            perYear is { } cost ? Figures.Round(cost / given.ClaimedWithService) : null,
            [.. runs.Unpriced.Keys.Concat(model.Idle.Unpriced.Select(use => use.Key)).Distinct().Order(StringComparer.Ordinal)]);
    }
}
