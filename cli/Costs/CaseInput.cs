using System.Globalization;
using GenreFunctions.Costs.Cases;

namespace GenreFunctions.Cli.Costs;

/// <summary>A figure that the case rests on, and where it comes from.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How much.</param>
/// <param name="Origin">The report, ours, given, measured, or the price book.</param>
internal sealed record CaseInput(string Name, decimal Value, string Origin)
{
    private const string Report = "assumption of the report";
    private const string Ours = "assumption of ours";
    private const string GivenHere = "given";

    /// <summary>Where a measured speed comes from.</summary>
    public static string Measured => SongMeasurement.IsOptimised ? "measured on this machine, now" : "measured now, with a debug build, which is slow";

    /// <summary>All figures of a run.</summary>
    public static IReadOnlyList<CaseInput> List(CaseRun run, decimal measuredSeconds)
    {
        var given = run.Assumptions;
        var typical = new MeasuredSong(run.SongSeconds, measuredSeconds);
        return
        [
            Of("--seconds-per-song", "seconds a song, by hand", given.SecondsPerSong, Report),
            Of("--hours-per-day", "hours of listening a day", given.HoursPerDay, Ours),
            Of("--day-wage", $"wage of a day, {given.Currency}", given.DayWage, Report),
            Of("--days", "days a year", given.DaysPerYear, Report),
            Of("--songs", "songs a year", given.SongsPerYear, Report),
            Of("--exchange-rate", $"{given.Currency} for one {run.Prices.Currency}", given.RateFrom(run.Prices.Currency), Ours),
            Of("--scale-downs", "times a day without songs", given.ScaleDownsPerDay, Ours),
            new("seconds that a song plays", run.SongSeconds, Ours),
            new("processor seconds a song", measuredSeconds, run.MeasuredSeconds is null ? Measured : GivenHere),
            new("bytes of an upload", typical.UploadBytes, Ours),
            new("request units a song", typical.CosmosRequestUnits, Ours),
            new("bytes of telemetry a song", typical.TelemetryBytes, Ours),
        ];

        CaseInput Of(string option, string name, decimal value, string origin) => new(name, value, run.Given.Contains(option) ? GivenHere : origin);
    }

    /// <summary>The value with commas, and no digits that say nothing.</summary>
    public string Figure => Value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
