using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Tagging;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Tagging;

/// <summary>Activity: joins the batches of a staged song, and records its result and what it cost.</summary>
public sealed class RecordTags(TaggingModel model, SongRecorder recorder, RunCosting costing, Executions executions)
{
    /// <summary>Joins and records.</summary>
    [Function(nameof(RecordTags))]
    public Task<ActivityReport<SongEnd>> RunAsync([ActivityTrigger] RecordRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return executions.ReportAsync(nameof(RecordTags), meter => RecordAsync(request, meter, cancellation), cancellation);
    }

    private async Task<SongEnd> RecordAsync(RecordRequest request, UsageMeter meter, CancellationToken cancellation)
    {
        var result = Join(request);
        var end = await recorder.RecordAsync(request.Song, result, cancellation);
        var run = new EndedRun
        {
            Song = request.Song, InstanceId = request.InstanceId, Spent = request.Spent, ModelId = result.ModelId, End = end, AudioSeconds = result.DurationSeconds, Segments = result.SegmentCount,
        };
        await costing.RecordAsync(run, meter, cancellation);
        return end;
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
