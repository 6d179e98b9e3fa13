using GenreFunctions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Costs;

/// <summary>Computes and records what a run cost, from within its last activity. Doing it twice is the same as doing it once. Thread-safe.</summary>
public sealed class RunCosting(CostOptions options, CostRecorder recorder, ILogger<RunCosting> logger)
{
    // What the last recording took; below nought before the first one.
    private double _lastRequestUnits = -1;

    /// <summary>Records what the run cost until now. What is left of the last activity, milliseconds, is in no record.</summary>
    /// <param name="run">The run.</param>
    /// <param name="meter">The last activity's.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    internal async Task RecordAsync(EndedRun run, UsageMeter meter, CancellationToken cancellation)
    {
        var own = meter.Read();
        own = own with { Attempt = 1 + run.Spent.Count(used => used.Function == own.Function) };
        var meters = RunMeters.Of(run, own, ExpectedRequestUnits(run, own));
        var cost = new SongCost(
            meters, options.Costing.Of(meters), options.Plan.Name, run.Song.Container, run.Song.Name, run.ModelId, run.End?.Ending, Outcome(run.End), run.End?.Genre);
        try
        {
            Volatile.Write(ref _lastRequestUnits, (await recorder.RecordAsync(cost, UploadedAt(run), cancellation)).RequestUnits);
        }
        catch (TagStoreUnavailableException fault) when (own.Attempt >= ActivityCalls.Attempts)
        {
            // The song's result is recorded, and no publisher is to wait for our accounts.
            logger.LogError("What {InstanceId} cost is not recorded, and missing from all sums: {Fault}", run.InstanceId, fault.Message);
        }
    }

    // A run that somebody asked for, or that the sweep started, has waited for something else than its turn.
    private static DateTimeOffset? UploadedAt(EndedRun run) =>
        run.Spent.Any(used => UploadTriggers.IsOne(used.Function)) ? run.Song.UploadedAt : null;

    // A song that was given up becomes 'failed' with the message that is on its way.
    private static SongOutcome? Outcome(SongEnd? end) => end is null ? SongOutcome.Failed : end.Outcome;

    // Before the first recording: nothing where recording the song took nothing, because then the store has no such units.
    private double ExpectedRequestUnits(EndedRun run, ActivityMeters own)
    {
        var last = Volatile.Read(ref _lastRequestUnits);
        if (last >= 0)
            return last;
        return own.RequestUnits > 0 || run.Spent.Any(used => used.RequestUnits > 0) ? (double)DerivedMeters.CostRecordRequestUnits : 0;
    }
}
