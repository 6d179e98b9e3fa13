using System.CommandLine;
using GenreFunctions.Costs.Cases;

namespace GenreFunctions.Cli.Costs;

/// <summary>The options of the business case; what is not given is as in the report.</summary>
internal sealed class CaseArguments
{
    private const decimal Most = 1_000_000_000_000m;

    private static readonly CaseAssumptions Default = new();

    private readonly Option<decimal?> _seconds = Amount(0.001m, Default.SecondsPerSong, "How long a person listens to a song, in seconds.", "--seconds-per-song");
    private readonly Option<decimal?> _hours = NumberOption.Amount(0.01m, 24, Default.HoursPerDay, "How long a person listens a day. The report gives none.", "--hours-per-day");
    private readonly Option<decimal?> _wage = Amount(0.01m, Default.DayWage, "What a person's day costs.", "--day-wage");
    private readonly Option<decimal?> _days = NumberOption.Amount(1, 366, Default.DaysPerYear, "Days that a person works a year.", "--days");
    private readonly Option<decimal?> _songs = Amount(1, Default.SongsPerYear, "Songs a year.", "--songs");
    private readonly Option<decimal?> _byHand = Amount(0.01m, Default.ClaimedByHand, "What a year by hand is claimed to cost.", "--claimed-by-hand");
    private readonly Option<decimal?> _withService = Amount(0.01m, Default.ClaimedWithService, "What a year with a service is claimed to cost.", "--claimed-with-service");
    private readonly Option<decimal?> _rate = NumberOption.Amount(
        0.000_001m, 1_000_000, null, FormattableString.Invariant($"CNY for one unit of the price book's currency. Default for USD: {CaseAssumptions.CnyPerUsd}."), "--exchange-rate");

    private readonly Option<int> _scaleDowns = NumberOption.Whole(
        0, 1440, () => Default.ScaleDownsPerDay, "How often a day the service runs out of songs, which costs GPUs a cooldown.", "--scale-downs");

    private Option[] All => [_seconds, _hours, _wage, _days, _songs, _byHand, _withService, _rate, _scaleDowns];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
    }

    /// <summary>The assumptions that were asked for.</summary>
    public CaseAssumptions Read(ParseResult parse) => Default with
    {
        SecondsPerSong = parse.GetValue(_seconds)!.Value,
        HoursPerDay = parse.GetValue(_hours)!.Value,
        DayWage = parse.GetValue(_wage)!.Value,
        DaysPerYear = parse.GetValue(_days)!.Value,
        SongsPerYear = parse.GetValue(_songs)!.Value,
        ClaimedByHand = parse.GetValue(_byHand)!.Value,
        ClaimedWithService = parse.GetValue(_withService)!.Value,
        ExchangeRate = parse.GetValue(_rate),
        ScaleDownsPerDay = parse.GetValue(_scaleDowns),
    };

    /// <summary>Names of the options that were given.</summary>
    public IReadOnlySet<string> Given(ParseResult parse) =>
        All.Where(option => parse.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToHashSet();

    private static Option<decimal?> Amount(decimal least, decimal byDefault, string description, string name) =>
        NumberOption.Amount(least, Most, byDefault, description, name);
}
