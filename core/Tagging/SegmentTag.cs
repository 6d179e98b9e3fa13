namespace GenreFunctions.Tagging;

/// <summary>One entry of a song's timeline.</summary>
/// <param name="StartSeconds">Where the segment starts.</param>
/// <param name="EndSeconds">Where the segment ends.</param>
/// <param name="Genre">The segment's likeliest label.</param>
/// <param name="Probability">Its probability.</param>
public sealed record SegmentTag(double StartSeconds, double EndSeconds, string Genre, double Probability);
