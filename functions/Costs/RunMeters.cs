using GenreFunctions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;

namespace GenreFunctions.Functions.Costs;

/// <summary>Puts together what a run used: what was counted, and by the rules of <see cref="DerivedMeters"/> what follows from that.</summary>
internal static class RunMeters
{
    // The line that says what became of the song.
    private const int LogLines = 1;

    /// <summary>What a run used.</summary>
    /// <param name="run">The run.</param>
    /// <param name="own">What its last activity used until now.</param>
    /// <param name="recordingRequestUnits">What recording its cost is going to take.</param>
    public static SongMeters Of(EndedRun run, ActivityMeters own, double recordingRequestUnits)
    {
        ActivityMeters[] all = [.. run.Spent, own];
        var (activities, retries) = (all.Count(IsActivity), all.Where(IsActivity).Count(used => used.Attempt > 1));

        // A run begins with the news of an upload where there was any. A song given up goes through the poison queue, whose function records that.
        var uploads = all.Length - activities;
        var poisoned = run.End is null ? 1 : 0;
        var executions = Executions(all, activities, retries, poisoned);
        return new SongMeters
        {
            SongId = run.Song.SongId,
            InstanceId = run.InstanceId,
            Publisher = run.Song.Publisher,
            Start = all.Min(used => used.Start),

            // The latest that any machine's clock has shown, so that no run ends before it began.
            End = all.Max(used => used.Start + used.Wall),
            Executions = executions,
            AudioSeconds = Metered.Counted((decimal)run.AudioSeconds),
            Segments = run.Segments,
            StorageReads = Metered.Counted(all.Sum(used => used.StorageReads)),
            StorageWrites = Metered.Counted(all.Sum(used => used.StorageWrites)),
            StorageBytesRead = Metered.Counted(all.Sum(used => used.StorageBytesRead)),
            StorageBytesWritten = Metered.Counted(all.Sum(used => used.StorageBytesWritten)),

            // Of the poison message the putting was counted.
            QueueOperations = Metered.Counted(all.Sum(used => used.QueueOperations)).Plus(DerivedMeters.QueueOperations(uploads)).Plus(Metered.Derived(poisoned * 2)),
            CosmosRequestUnits = Metered.Counted(all.Sum(used => (decimal)used.RequestUnits)),
            RecordingRequestUnits = Metered.Derived((decimal)recordingRequestUnits),
            DurableActions = DerivedMeters.DurableActions(activities, timers: retries),
            EventGridOperations = DerivedMeters.EventGridOperations(uploads),
            TelemetryBytes = DerivedMeters.TelemetryBytes(executions.Count, LogLines + retries),
            StagedGigabyteHours = Staged(all),
        };
    }

    private static bool IsActivity(ActivityMeters used) => !UploadTriggers.IsOne(used.Function);

    private static List<Execution> Executions(ActivityMeters[] all, int activities, int retries, int poisoned)
    {
        List<Execution> executions = [.. all.Select(used => new Execution(used.Function, used.Wall, used.Cpu, used.Attempt, used.IsDerived || used.IsCpuDerived ? MeterBasis.Derived : MeterBasis.Counted))];

        // Nobody times the orchestrator, which only decides. What it decides for retries, at a failure and after a pause, belongs to those.
        var first = DerivedMeters.OrchestratorExecutions(activities - retries);
        executions.AddRange(Enumerable.Repeat(Unseen(nameof(TagSong), attempt: 1), first));
        executions.AddRange(Enumerable.Repeat(Unseen(nameof(TagSong), attempt: 2), DerivedMeters.OrchestratorExecutions(activities, timers: retries) - first));
        executions.AddRange(Enumerable.Repeat(Unseen(nameof(OnPoisonedAudio), attempt: 1), poisoned));
        return executions;
    }

    private static Execution Unseen(string function, int attempt) => new(function, TimeSpan.Zero, TimeSpan.Zero, attempt, MeterBasis.Derived);

    // From the beginning of the first attempt that staged anything, until it was discarded or else until now. Attempts write the same blocks, not more of them.
    private static Metered Staged(ActivityMeters[] all)
    {
        var staging = all.Where(used => used.StagedBytes > 0).ToArray();
        if (staging.Length == 0)
            return default;
        var begun = staging.Min(used => used.Start);
        var gone = all.Where(used => used.Function == nameof(DiscardStaging)).Select(used => (DateTimeOffset?)(used.Start + used.Wall)).Max() ?? all.Max(used => used.Start + used.Wall);
        return DerivedMeters.GigabyteHours(staging.Max(used => used.StagedBytes), gone > begun ? gone - begun : TimeSpan.Zero);
    }
}
