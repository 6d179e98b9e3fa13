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
        if (request.Batches.Any(IsOfAnotherModel))
            throw new SongFailureException("The service changed its model while it was at this song; tag it again.");

        // Batches without moods are of a release that knew none, or of an instance where a setting turned them off: they cost the song its moods and nothing else.
        var hasMoods = model.MoodModelId is not null && request.Batches.All(batch => batch.MoodModelId is not null);
        var batches = request.Batches.OrderBy(batch => batch.FirstSegment).Select(batch => (hasMoods ? batch : batch with { MoodShares = null }).Unpack());
        return (hasMoods ? model.Tagger : model.GenreTagger).Join(request.Song.Name, request.Reading, SegmentScores.Concat(batches));
    }

    private bool IsOfAnotherModel(BatchScores batch) =>
        batch.ModelId != model.Metadata.Id || (batch.MoodModelId is { } moods && model.MoodModelId is { } current && moods != current);
}
