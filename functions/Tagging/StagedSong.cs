using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>A song that is decoded and waits for its batches. The first batch was scored while the song was read; the blob holds what follows.</summary>
/// <param name="Blob">The staging blob.</param>
/// <param name="Reading">What reading the song has shown.</param>
/// <param name="Head">The first batch.</param>
/// <param name="SegmentsPerBatch">Segments of each further batch; the last one may have fewer.</param>
/// <param name="BatchesInFlight">Batches at a time.</param>
public sealed record StagedSong(string Blob, SongReading Reading, BatchScores Head, int SegmentsPerBatch, int BatchesInFlight)
{
    // Every batch is a handful of events that every replay goes through again: with more of them, a song of many hours takes longer to replay than to score.
    private const int MaximumBatches = 100;

    /// <summary>How large batches have to be.</summary>
    internal static int BatchSize(int remainingSegments, int segmentsPerActivity) =>
        Math.Max(segmentsPerActivity, (remainingSegments + MaximumBatches - 1) / MaximumBatches);

    /// <summary>The batches that are left to score, in order.</summary>
    internal IEnumerable<SegmentBatch> Batches()
    {
        for (var first = Head.SegmentCount; first < Reading.SegmentCount; first += SegmentsPerBatch)
            yield return new SegmentBatch(Blob, first, Math.Min(SegmentsPerBatch, Reading.SegmentCount - first), Head.SegmentCount);
    }
}
