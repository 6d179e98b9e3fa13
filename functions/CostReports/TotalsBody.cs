using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Totals as reports give them. Unit costs are absent without songs, and where nothing has a price: they are unknown then, not nought.</summary>
internal record TotalsBody
{
    public TotalsBody(CostTotals totals)
    {
        var isKnown = totals.Songs > 0 && Figures.Known(totals.KnownCost, totals.IncompleteSongs == 0) is not null;
        (Songs, IncompleteSongs, RetriedSongs) = (totals.Songs, totals.IncompleteSongs, totals.RetriedSongs);
        (Cost, RetryCost, RetryShare) = (totals.KnownCost, totals.RetryCost, Figures.Share(totals.RetryCost, totals.KnownCost));
        Mean = isKnown ? Figures.Share(totals.KnownCost, totals.Songs) : null;
        Median = isKnown ? totals.Costs.Quantile(0.5) : null;
        P95 = isKnown ? totals.Costs.Quantile(0.95) : null;
        Per1000 = isKnown ? Figures.Share(totals.KnownCost * 1000, totals.Songs) : null;
        (AudioSeconds, ComputeSeconds, Segments) = (totals.AudioSeconds, totals.ComputeSeconds, totals.Segments);
    }

    public long Songs { get; }

    public long IncompleteSongs { get; }

    public long RetriedSongs { get; }

    public decimal Cost { get; }

    public decimal RetryCost { get; }

    public decimal? RetryShare { get; }

    public decimal? Mean { get; }

    public decimal? Median { get; }

    public decimal? P95 { get; }

    public decimal? Per1000 { get; }

    public decimal AudioSeconds { get; }

    public decimal ComputeSeconds { get; }

    public long Segments { get; }

    public bool Complete => IncompleteSongs == 0;
}
