using GenreFunctions.Audio;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Staging;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Tagging;

/// <summary>Activity: featurizes and scores one batch of a staged song's segments.</summary>
public sealed class ScoreSegments(TaggingModel model, StagingArea staging, Executions executions)
{
    /// <summary>Scores a batch.</summary>
    [Function(nameof(ScoreSegments))]
    public Task<ActivityReport<BatchScores>> RunAsync([ActivityTrigger] SegmentBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return executions.ReportAsync(nameof(ScoreSegments), _ => ScoreAsync(batch, cancellation), cancellation);
    }

    private async Task<BatchScores> ScoreAsync(SegmentBatch batch, CancellationToken cancellation)
    {
        var audio = await staging.OpenAsync(batch.StagedAudio, batch.FirstSegment - batch.StagedFrom, batch.SegmentCount, cancellation);
        using var segments = new SegmentReader(new AnalysisReader(audio, model.Audio));
        var scores = model.Tagger.Score(segments, batch.FirstSegment, batch.SegmentCount, cancellation);
        if (segments.SegmentCount != batch.SegmentCount)
            throw new SongFailureException("The service lost a part of the decoded song; tag it again.");
        return BatchScores.Of(batch.FirstSegment, batch.SegmentCount, scores, model);
    }
}
