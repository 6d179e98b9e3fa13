using GenreFunctions.Tagging;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Tagging;

/// <summary>Activity: joins the batches of a staged song, and records its result.</summary>
public sealed class RecordTags(TaggingModel model, SongRecorder recorder)
{
    /// <summary>Joins and records.</summary>
    /// <exception cref="TransientFailureException">Not now; again in a moment.</exception>
    [Function(nameof(RecordTags))]
    public Task<SongEnd> RunAsync([ActivityTrigger] RecordRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TransientFailures.ToldAsync(() => recorder.RecordAsync(request.Song, Join(request), cancellation), cancellation);
    }

    private SongResult Join(RecordRequest request)
    {
        // While a new release takes over, two models may have been at work on one song.
        if (request.Batches.Any(batch => batch.ModelId != model.Metadata.Id))
            throw new SongFailureException("The service changed its model while it was at this song; tag it again.");
        var scores = SegmentScores.Concat(request.Batches.OrderBy(batch => batch.FirstSegment).Select(batch => batch.Unpack()));
        return model.Tagger.Join(request.Song.Name, request.Reading, scores);
    }
}
