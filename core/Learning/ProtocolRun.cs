namespace GenreFunctions.Learning;

/// <summary>One seed or fold of a protocol.</summary>
/// <param name="Stage"><c>seed 3</c>, <c>fold 2 of 5</c>.</param>
/// <param name="BestEpoch">The epoch that was kept.</param>
/// <param name="SegmentAccuracy">Share of the test segments that are right.</param>
/// <param name="SongAccuracy">Share of the test songs that are right; <see langword="null"/> where songs were not kept apart.</param>
public sealed record ProtocolRun(string Stage, int BestEpoch, double SegmentAccuracy, double? SongAccuracy);
