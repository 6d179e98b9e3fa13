using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Uploads;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>
/// Orchestrates one version of one song. A short one is one activity; a long one is decoded once to a staging blob, and its batches are scored side by
/// side. What it decides by comes from its input and from its activities, so that every replay decides the same.
/// </summary>
public static class TagSong
{
    /// <summary>Tags the song.</summary>
    /// <exception cref="TaskFailedException">An activity failed for good; the song is on its way to the poison queue.</exception>
    [Function(nameof(TagSong))]
    public static async Task<SongEnd> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var song = context.GetInput<TaggingRequest>()?.Song ?? throw new InvalidOperationException($"{nameof(TagSong)} is started with a {nameof(TaggingRequest)}.");
        try
        {
            context.SetCustomStatus(new SongProgress(SongProgress.Preparing, 0, 0));
            var end = await TagAsync(context, new PrepareRequest(song, context.InstanceId));
            context.SetCustomStatus(new SongProgress(SongProgress.Done, end.SegmentCount, end.SegmentCount));
            return end;
        }
        catch (TaskFailedException failure)
        {
            var reason = ActivityFailures.Reason(failure.FailureDetails);
            context.CreateReplaySafeLogger(nameof(TagSong)).LogError("Giving up on {Container}/{Name} in {InstanceId}: {Reason}", song.Container, song.Name, context.InstanceId, reason);
            context.SetCustomStatus(new SongProgress(SongProgress.Failed, 0, 0));
            await context.CallActivityAsync(nameof(PoisonAudio), new PoisonRequest(song, reason), ActivityFailures.Retried);
            throw;
        }
    }

    private static async Task<SongEnd> TagAsync(TaskOrchestrationContext context, PrepareRequest request)
    {
        var mayBeStaged = true;
        try
        {
            var plan = await context.CallActivityAsync<SongPlan>(nameof(PrepareAudio), request, ActivityFailures.Retried);
            if (plan.Staged is not { } staged)
            {
                mayBeStaged = false;
                return plan.End!;
            }

            var batches = await ScoreAsync(context, staged);
            context.SetCustomStatus(new SongProgress(SongProgress.Recording, staged.Reading.SegmentCount, staged.Reading.SegmentCount));
            return await context.CallActivityAsync<SongEnd>(nameof(RecordTags), new RecordRequest(request.Song, staged.Reading, batches), ActivityFailures.Retried);
        }
        finally
        {
            if (mayBeStaged)
                await DiscardAsync(context);
        }
    }

    // A sliding window: whenever a batch is done the next one starts, so that one slow machine holds up one batch only.
    private static async Task<List<BatchScores>> ScoreAsync(TaskOrchestrationContext context, StagedSong staged)
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
                    inFlight.Add(context.CallActivityAsync<BatchScores>(nameof(ScoreSegments), batch, ActivityFailures.Retried));
                var first = await Task.WhenAny(inFlight);
                inFlight.Remove(first);
                scored.Add(await first);
                done += scored[^1].SegmentCount;
            }
        }
        catch (TaskFailedException)
        {
            await EndOfAsync(inFlight);
            throw;
        }

        return scored;
    }

    // Batches still read the staging blob that goes next; what becomes of them does not matter any more.
    private static async Task EndOfAsync(List<Task<BatchScores>> inFlight)
    {
        try
        {
            await Task.WhenAll(inFlight);
        }
        catch (TaskFailedException)
        {
        }
    }

    // A staging blob that stays behind fails no song: the sweep takes it away.
    private static async Task DiscardAsync(TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync(nameof(DiscardStaging), context.InstanceId, ActivityFailures.Retried);
        }
        catch (TaskFailedException failure)
        {
            context.CreateReplaySafeLogger(nameof(TagSong)).LogWarning("The staging blob of {InstanceId} stays for the sweep: {Reason}", context.InstanceId, ActivityFailures.Reason(failure.FailureDetails));
        }
    }
}
