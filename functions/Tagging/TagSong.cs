using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Uploads;
using GenreFunctions.Tagging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>
/// Orchestrates one version of one song. A short one is one activity; a long one is decoded once to a staging blob, and its batches are scored side by
/// side. What it decides by comes from its input and from its activities, so that every replay decides the same. What its activities used travels to the
/// last of them, which records what the song cost.
/// </summary>
public static class TagSong
{
    /// <summary>Tags the song.</summary>
    /// <exception cref="SongFailureException">An activity could not do its work; the song is on its way to the poison queue.</exception>
    /// <exception cref="TaskFailedException">An activity broke; the song is on its way to the poison queue.</exception>
    [Function(nameof(TagSong))]
    public static async Task<SongEnd> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.GetInput<TaggingRequest>();
        var song = request?.Song ?? throw new InvalidOperationException($"{nameof(TagSong)} is started with a {nameof(TaggingRequest)}.");
        var calls = new ActivityCalls(context, request.Trigger);
        SongReading? reading = null;
        try
        {
            context.SetCustomStatus(new SongProgress(SongProgress.Preparing, 0, 0));
            var plan = await PrepareAsync(context, calls, song);
            reading = plan.Staged?.Reading;
            var end = plan.Staged is { } staged ? await TagAsync(context, calls, song, staged) : plan.End!;
            context.SetCustomStatus(new SongProgress(SongProgress.Done, end.SegmentCount, end.SegmentCount));
            return end;
        }
        catch (Exception failure) when (ActivityFailures.IsOne(failure))
        {
            var reason = ActivityFailures.Reason(failure);
            context.CreateReplaySafeLogger(nameof(TagSong)).LogError("Giving up on {Container}/{Name} in {InstanceId}: {Reason}", song.Container, song.Name, context.InstanceId, reason);
            context.SetCustomStatus(new SongProgress(SongProgress.Failed, 0, 0));
            await calls.CallAsync<bool>(nameof(PoisonAudio), spent => new PoisonRequest(song, reason, context.InstanceId, spent, reading));
            throw;
        }
    }

    private static async Task<SongPlan> PrepareAsync(TaskOrchestrationContext context, ActivityCalls calls, SongUpload song)
    {
        try
        {
            return await calls.CallAsync<SongPlan>(nameof(PrepareAudio), spent => new PrepareRequest(song, context.InstanceId, spent));
        }
        catch (Exception failure) when (ActivityFailures.IsOne(failure))
        {
            await DiscardAsync(context, calls);
            throw;
        }
    }

    // The staging blob goes before the result is recorded: nobody reads it any more, and what it took is part of what the song cost.
    private static async Task<SongEnd> TagAsync(TaskOrchestrationContext context, ActivityCalls calls, SongUpload song, StagedSong staged)
    {
        List<BatchScores> batches;
        try
        {
            batches = await ScoreAsync(context, calls, staged);
        }
        finally
        {
            await DiscardAsync(context, calls);
        }

        context.SetCustomStatus(new SongProgress(SongProgress.Recording, staged.Reading.SegmentCount, staged.Reading.SegmentCount));
        return await calls.CallAsync<SongEnd>(nameof(RecordTags), spent => new RecordRequest(song, staged.Reading, batches, context.InstanceId, spent));
    }

    // A sliding window: whenever a batch is done the next one starts, so that one slow machine holds up one batch only.
    private static async Task<List<BatchScores>> ScoreAsync(TaskOrchestrationContext context, ActivityCalls calls, StagedSong staged)
    {
        List<BatchScores> scored = [staged.Head];
        List<Task<BatchScores>> inFlight = [];
        var done = staged.Head.SegmentCount;
        var batches = new Queue<SegmentBatch>(staged.Batches());
        try
        {
            while (batches.Count + inFlight.Count > 0)
            {
                context.SetCustomStatus(new SongProgress(SongProgress.Scoring, done, staged.Reading.SegmentCount));
                while (inFlight.Count < staged.BatchesInFlight && batches.TryDequeue(out var batch))
                    inFlight.Add(calls.CallAsync<BatchScores>(nameof(ScoreSegments), batch));
                var first = await Task.WhenAny(inFlight);
                inFlight.Remove(first);
                scored.Add(await first);
                done += scored[^1].SegmentCount;
            }
        }
        catch (Exception failure) when (ActivityFailures.IsOne(failure))
        {
            await EndOfAsync(inFlight);
            throw;
        }

        return scored;
    }

    // Batches still read the staging blob that goes next; what becomes of them does not matter any more, but what they used does.
    private static async Task EndOfAsync(List<Task<BatchScores>> inFlight)
    {
        try
        {
            await Task.WhenAll(inFlight);
        }
        catch (Exception failure) when (ActivityFailures.IsOne(failure))
        {
        }
    }

    // A staging blob that stays behind fails no song: the sweep takes it away.
    private static async Task DiscardAsync(TaskOrchestrationContext context, ActivityCalls calls)
    {
        try
        {
            await calls.CallAsync<bool>(nameof(DiscardStaging), context.InstanceId);
        }
        catch (Exception failure) when (ActivityFailures.IsOne(failure))
        {
            context.CreateReplaySafeLogger(nameof(TagSong)).LogWarning("The staging blob of {InstanceId} stays for the sweep: {Reason}", context.InstanceId, ActivityFailures.Reason(failure));
        }
    }
}
