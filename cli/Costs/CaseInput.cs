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

    /// <summary>Segments of an activity: as deployed, or as somebody has said.</summary>
    public static CaseInput Segments(int perActivity) =>
        new("segments of an activity", perActivity, perActivity == MeasuredSong.StandardSegmentsPerActivity ? "as the templates have it" : GivenHere);

    /// <summary>All figures of a run.</summary>
    public static IReadOnlyList<CaseInput> List(CaseRun run, MeasuredSong song)
    {
        var given = run.Assumptions;
        return
        [
            Of("--seconds-per-song", "seconds a song, by hand", given.SecondsPerSong, Report),
            Of("--hours-per-day", "hours of listening a day", given.HoursPerDay, Ours),
            Of("--day-wage", $"wage of a day, {given.Currency}", given.DayWage, Report),
            Of("--days", "days a year", given.DaysPerYear, Report),
            Of("--songs", "songs a year", given.SongsPerYear, Report),
            Of("--exchange-rate", $"{given.Currency} for one {run.Prices.Currency}", given.RateFrom(run.Prices.Currency), Ours),
            Of("--scale-downs", "times a day without songs", given.ScaleDownsPerDay, Ours),
            new("seconds that a song plays", song.AudioSeconds, Ours),
            new("processor seconds a song", song.ComputeSeconds, run.MeasuredSeconds is null ? Measured : GivenHere),
            Segments(song.SegmentsPerActivity),
            new("bytes of an upload", song.UploadBytes, Ours),
            new("request units a song", song.CosmosRequestUnits, Ours),
            new("bytes of telemetry a song", song.TelemetryBytes, Ours),
        ];

        CaseInput Of(string option, string name, decimal value, string origin) => new(name, value, run.Given.Contains(option) ? GivenHere : origin);
    }

    /// <summary>The value with commas, and no digits that say nothing.</summary>
    public string Figure => Value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
