namespace GenreFunctions.Functions.Tagging;

/// <summary>What <see cref="ScoreSegments"/> is to score.</summary>
/// <param name="StagedAudio">The staging blob.</param>
/// <param name="FirstSegment">The batch's first segment, counted from the song's beginning.</param>
/// <param name="SegmentCount">Its segments.</param>
/// <param name="StagedFrom">The song's segment that the blob begins with.</param>
public sealed record SegmentBatch(string StagedAudio, int FirstSegment, int SegmentCount, int StagedFrom);
