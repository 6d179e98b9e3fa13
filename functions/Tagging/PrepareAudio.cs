using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Audio;
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
public sealed class PrepareAudio(AudioStorage storage, TaggingModel model, StagingArea staging, SongRecorder recorder, TaggingOptions options)
{
    /// <summary>Prepares a song.</summary>
    /// <exception cref="TransientFailureException">Not now; again in a moment.</exception>
    [Function(nameof(PrepareAudio))]
    public Task<SongPlan> RunAsync([ActivityTrigger] PrepareRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TransientFailures.ToldAsync(() => PrepareAsync(request, cancellation), cancellation);
    }

    private async Task<SongPlan> PrepareAsync(PrepareRequest request, CancellationToken cancellation)
    {
        var song = request.Song;
        var blob = storage.Find(song.Container, song.Name) ?? throw new SongFailureException("The song's name leads to another blob; upload it under a name without dots between its slashes.");
        try
        {
            // Of this version only, from the first byte to the last.
            var options = new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = new ETag(song.ETag) } };
            await using var audio = await blob.OpenReadAsync(options, cancellation);
            return await PrepareAsync(request, audio, cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            if (await EndingAsync(blob, song, cancellation) is not { } ending)
                throw;
            return new SongPlan(new SongEnd(ending), Staged: null);
        }
    }

    private async Task<SongPlan> PrepareAsync(PrepareRequest request, Stream audio, CancellationToken cancellation)
    {
        using var segments = model.Tagger.Open(audio, cancellation);
        var head = model.Tagger.Score(segments, firstSegment: 0, options.SegmentsPerActivity, cancellation);
        var headCount = segments.SegmentCount;
        var segment = new float[Segment.LengthSamples];
        if (!segments.Read(segment))
            return await RecordAsync(request.Song, segments, head, cancellation);

        if (!await TryStageAsync(request.InstanceId, segments, segment, cancellation))
            return await RecordAsync(request.Song, segments, head, cancellation);
        return new SongPlan(End: null, new StagedSong(
            StagingArea.BlobName(request.InstanceId),
            SongReading.Of(segments),
            BatchScores.Of(0, headCount, head, model.Metadata.Id),
            StagedSong.BatchSize(segments.SegmentCount - headCount, options.SegmentsPerActivity),
            options.BatchesInFlight));
    }

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

    private async Task<SongPlan> RecordAsync(SongUpload song, SegmentReader segments, SegmentScores scores, CancellationToken cancellation) =>
        new(await recorder.RecordAsync(song, model.Tagger.Join(song.Name, SongReading.Of(segments), scores), cancellation), Staged: null);

    // What was not found, or not of this version, may also have been something else than the song.
    private static async Task<SongEnding?> EndingAsync(BlobClient blob, SongUpload song, CancellationToken cancellation) =>
        await UploadedSong.ReadAsync(blob, cancellation) is not { } current ? SongEnding.Deleted
            : current.ETag != song.ETag ? SongEnding.Superseded
            : null;
}
