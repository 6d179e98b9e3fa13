using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What a year of songs would cost, if they are as those of some days were.</summary>
internal sealed record CostForecast
{
    private const int DaysPerYear = 365;
    private const int HoursPerDay = 24;

    public required int SongsPerYear { get; init; }

    public required long BasedOnSongs { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public string? Publisher { get; init; }

    public required string Plan { get; init; }

    public required string Currency { get; init; }

    public IReadOnlyList<string>? OtherCurrencies { get; init; }

    public required IReadOnlyList<string> PriceBookVersions { get; init; }

    public CostBasis Basis { get; } = CostBasis.ListEstimate;

    public required bool Complete { get; init; }

    /// <summary>The mean of the days; absent without songs, and when nothing of them has a price.</summary>
    public decimal? PerSong { get; init; }

    public decimal? SongsCost { get; init; }

    /// <summary>Waiting of the days, a day, times 365; what the plan would come to where no waiting was recorded.</summary>
    public decimal? IdleCost { get; init; }

    public decimal? Total { get; init; }

    public required decimal SongsPerDay { get; init; }

    public decimal? Instances { get; init; }

    public required IReadOnlyList<PlanForecast> Plans { get; init; }

    /// <param name="ledger">The days that it rests on.</param>
    /// <param name="idle">Waiting of those days, whosever songs are asked about.</param>
    /// <param name="runs">Typical runs of those days.</param>
    /// <param name="songsPerYear">Songs a year.</param>
    /// <param name="options">Prices and plans.</param>
    public static CostForecast Of(CostLedger ledger, IdleSum idle, IReadOnlyList<SongMeters> runs, int songsPerYear, CostOptions options)
    {
        var year = new DateTimeOffset(options.Prices.AsOf, TimeOnly.MinValue, TimeSpan.Zero);
        var plans = runs.Count == 0 ? [] : ComparedPlans.Of(options).Select(plan => PlanForecast.Of(plan, runs, songsPerYear, options.Prices, year)).ToList();
        var own = plans.Find(plan => plan.Plan == options.Plan.Name);

        var perSong = new TotalsBody(ledger.Total).Mean;
        var isIdleRecorded = idle.Hours > 0;
        var idleCost = isIdleRecorded ? Figures.Known(Figures.Round(idle.Cost / idle.Hours * HoursPerDay * DaysPerYear), idle.IsComplete) : own?.IdleCost;
        var isIdleComplete = isIdleRecorded ? idle.IsComplete : own?.Complete ?? false;
        return new CostForecast
        {
            SongsPerYear = songsPerYear,
            BasedOnSongs = ledger.Total.Songs,
            From = ledger.Range.From,
            To = ledger.Range.To,
            Publisher = ledger.Range.Publisher,
            Plan = options.Plan.Name,
            Currency = ledger.Currency,
            OtherCurrencies = ledger.OtherCurrencies is [] ? null : ledger.OtherCurrencies,
            PriceBookVersions = ledger.PriceBookVersions,
            Complete = perSong is not null && ledger.IsComplete && isIdleComplete,
            PerSong = perSong,
            SongsCost = perSong * songsPerYear,
            IdleCost = idleCost,
            Total = (perSong * songsPerYear) + idleCost,
            SongsPerDay = Figures.Round(songsPerYear / (decimal)DaysPerYear),
            Instances = own?.Instances,
            Plans = plans,
        };
    }
}
