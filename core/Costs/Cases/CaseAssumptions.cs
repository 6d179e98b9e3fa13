namespace GenreFunctions.Costs.Cases;

/// <summary>What the business case rests on. The defaults are the report's, but for those that say otherwise. All are positive.</summary>
public sealed record CaseAssumptions
{
    /// <summary>CNY for one USD; ours, round, to be replaced by the day's. Only costs of the service change with it.</summary>
    public const decimal CnyPerUsd = 7.1m;

    /// <summary>What wages and claims are in, ISO 4217.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>How long a person listens to a song; default 30. Twice as long is twice the cost by hand.</summary>
    public decimal SecondsPerSong { get; init; } = 30;

    /// <summary>How long a person listens a day; default 8, which is ours: the report gives none.</summary>
    public decimal HoursPerDay { get; init; } = 8;

    /// <summary>What a person's day costs; default 160.</summary>
    public decimal DayWage { get; init; } = 160;

    /// <summary>Days that a person works a year; default 250. More days need fewer people, for the same cost.</summary>
    public decimal DaysPerYear { get; init; } = 250;

    /// <summary>Songs to label a year; default 20 million.</summary>
    public decimal SongsPerYear { get; init; } = 20_000_000;

    /// <summary>What the report says a year costs by hand: 3,200,000.</summary>
    public decimal ClaimedByHand { get; init; } = 3_200_000;

    /// <summary>What the report says a year costs with a service: 1,200,000.</summary>
    public decimal ClaimedWithService { get; init; } = 1_200_000;

    /// <summary><see cref="Currency"/> for one unit of the price book's; <see langword="null"/> (default) is <see cref="CnyPerUsd"/> for a book in USD.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>How often a day a service without a minimum of instances runs out of songs, 0 or more; default 1, which is ours. Each time costs GPUs a cooldown.</summary>
    public int ScaleDownsPerDay { get; init; } = 1;

    /// <summary>The rate for a book's currency.</summary>
    /// <exception cref="ArgumentException">It is not known.</exception>
    public decimal RateFrom(string bookCurrency)
    {
        if (bookCurrency == Currency)
            return 1;
        if (ExchangeRate is { } rate)
            return rate;
        return (bookCurrency, Currency) == ("USD", "CNY")
            ? CnyPerUsd
            : throw new ArgumentException($"The price book is in {bookCurrency}: an exchange rate to {Currency} has to be given.");
    }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    internal void Check()
    {
        Positive(SecondsPerSong, "Seconds a song");
        Positive(HoursPerDay, "Hours a day");
        Positive(DayWage, "The wage of a day");
        Positive(DaysPerYear, "Days a year");
        Positive(SongsPerYear, "Songs a year");
        Positive(ClaimedByHand, "The claimed cost by hand");
        Positive(ClaimedWithService, "The claimed cost with a service");
        Positive(ExchangeRate ?? CnyPerUsd, "The exchange rate");
        ArgumentOutOfRangeException.ThrowIfNegative(ScaleDownsPerDay);
    }

    private static void Positive(decimal value, string name)
    {
        // Between these bounds no product or quotient of the case leaves the range of decimals.
        const decimal Least = 0.000_001m;
        const decimal Most = 1_000_000_000_000m;
        if (value is < Least or > Most)
            throw new ArgumentException(FormattableString.Invariant($"{name}: {value} is not between {Least} and {Most}."));
    }
}
