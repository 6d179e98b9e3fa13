using GenreFunctions.Costs.Cases;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>The figures that months rest on, and where each comes from.</summary>
internal static class MonthsInputs
{
    private const string Templates = "as the templates have it";
    private const string Ours = "assumption of ours";
    private const string Derived = "follows from how the service works";

    /// <summary>All figures of a run.</summary>
    public static IReadOnlyList<CaseInput> List(MonthsRun run, MeasuredSong song)
    {
        var given = run.Assumptions;
        var meters = song.Meters(DateTimeOffset.UnixEpoch);
        return
        [
            new("seconds that a song plays", song.AudioSeconds, Ours),
            new("processor seconds a song", song.ComputeSeconds, run.MeasuredSeconds is null ? CaseInput.Measured : "given"),
            CaseInput.Segments(song.SegmentsPerActivity),
            Of("--upload-mb", "megabytes of an upload", given.UploadMegabytes, Ours),
            Of("--kept-months", "months that songs are kept", given.KeptMonths, Ours),
            Of("--cool-after-days", "days until uploads are cool", given.CoolAfterDays, Templates),
            Of("--keep-deleted-days", "days that the deleted is kept", given.KeepDeletedDays, Templates),
            Of("--document-kb", "kilobytes of results and costs", given.DocumentKilobytes, Ours),
            Of("--log-gb", "gigabytes of other logs", given.LogGigabytes, Ours),
            new("executions of a song", meters.Executions.Count, Derived),
            new("actions of a song", meters.DurableActions.Quantity, Derived),
            new("bytes of telemetry a song", song.TelemetryBytes, Derived),
            new("request units a song", meters.CosmosRequestUnits.Quantity + meters.RecordingRequestUnits.Quantity, Ours),
        ];

        CaseInput Of(string option, string name, decimal value, string origin) => new(name, value, run.Given.Contains(option) ? "given" : origin);
    }
}
