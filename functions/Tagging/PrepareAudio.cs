using Azure;
using Azure.Storage.Blobs;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Uploads;
using GenreFunctions.Tagging;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Tagging;

/// <summary>
/// Activity: reads and decodes a song, once. Its first batch is scored on the way; when that was all of the song, the result is recorded here and now.
/// What lies behind it goes to a staging blob. Memory does not grow with the song.
/// </summary>
public sealed class PrepareAudio(
    AudioStorage storage, TaggingModel model, StagingArea staging, SongRecorder recorder, RunCosting costing, TaggingOptions options, Executions executions)
{
    /// <summary>Prepares a song.</summary>
    [Function(nameof(PrepareAudio))]
    public Task<ActivityReport<SongPlan>> RunAsync([ActivityTrigger] PrepareRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return executions.ReportAsync(nameof(PrepareAudio), meter => RunAsync(request, meter, cancellation), cancellation);
    }

    private async Task<SongPlan> RunAsync(PrepareRequest request, UsageMeter meter, CancellationToken cancellation)
    {
        var (plan, audioSeconds) = await PrepareAsync(request, meter, cancellation);
        if (plan.End is { } end)
        {
            var run = new EndedRun
            {
                Song = request.Song, InstanceId = request.InstanceId, Spent = request.Spent, ModelId = model.Id, End = end, AudioSeconds = audioSeconds, Segments = end.SegmentCount,
            };
            await costing.RecordAsync(run, meter, cancellation);
        }

        return plan;
    }

    private async Task<(SongPlan Plan, double AudioSeconds)> PrepareAsync(PrepareRequest request, UsageMeter meter, CancellationToken cancellation)
    {
        var song = request.Song;
        var blob = storage.Find(song.Container, song.Name) ?? throw new SongFailureException("The song's name leads to another blob; upload it under a name without dots between its slashes.");
        try
        {
            await using var audio = await UploadedSong.OpenAsync(blob, song, cancellation);
            return await PrepareAsync(request, audio, meter, cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            if (await EndingAsync(blob, song, cancellation) is not { } ending)
                throw;
            return (new SongPlan(new SongEnd(ending), Staged: null), 0);
        }
    }

    private async Task<(SongPlan Plan, double AudioSeconds)> PrepareAsync(PrepareRequest request, Stream audio, UsageMeter meter, CancellationToken cancellation)
    {
        using var segments = model.Tagger.Open(audio, cancellation);
        SegmentScores head;
        try
        {
            head = model.Tagger.Score(segments, firstSegment: 0, options.SegmentsPerActivity, cancellation);
            var headCount = segments.SegmentCount;
            var segment = new float[Segment.LengthSamples];
            if (segments.Read(segment) && await TryStageAsync(request.InstanceId, segments, segment, cancellation))
                return (new SongPlan(End: null, Staged(request.InstanceId, SongReading.Of(segments), BatchScores.Of(0, headCount, head, model))), 0);
        }
        finally
        {
            meter.Count(segments.Song.Decoder);
        }

        var result = model.Tagger.Join(request.Song.Name, SongReading.Of(segments), head);
        return (new SongPlan(await recorder.RecordAsync(request.Song, result, cancellation), Staged: null), result.DurationSeconds);
    }

    private StagedSong Staged(string instanceId, SongReading reading, BatchScores head) => new(
        StagingArea.BlobName(instanceId), reading, head, StagedSong.BatchSize(reading.SegmentCount - head.SegmentCount, options.SegmentsPerActivity), options.BatchesInFlight);

    // Stages this segment and all that follow. What is found bad, overwritten or deleted only now becomes no blob, and leaves nothing behind.
    private async Task<bool> TryStageAsync(string instanceId, SegmentReader segments, float[] segment, CancellationToken cancellation)
    {
        try
        {
            var staged = await staging.CreateAsync(instanceId, cancellation);
            do
                await staged.WriteAsync(segment, cancellation);
            while (segments.Read(segment));
            if (segments.Fault is null)
            {
                await staged.CommitAsync(cancellation);
                return true;
            }
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            await staging.DiscardAsync(instanceId, cancellation);
            throw;
        }

        await staging.DiscardAsync(instanceId, cancellation);
        return false;
    }

    // What was not found, or not of this version, may also have been something else than the song.
    private static async Task<SongEnding?> EndingAsync(BlobClient blob, SongUpload song, CancellationToken cancellation) =>
        await UploadedSong.ReadAsync(blob, cancellation) is not { } current ? SongEnding.Deleted
            : current.ETag != song.ETag ? SongEnding.Superseded
            : null;
}
