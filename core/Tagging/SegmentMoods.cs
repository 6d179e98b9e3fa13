namespace GenreFunctions.Tagging;

/// <summary>One entry of a song's timeline of moods.</summary>
/// <param name="StartSeconds">Where the segment starts.</param>
/// <param name="EndSeconds">Where the segment ends.</param>
/// <param name="Shares">For every mood, in the order of <see cref="SongMoods.Moods"/>, the share of listeners who would feel it here.</param>
public sealed record SegmentMoods(double StartSeconds, double EndSeconds, IReadOnlyList<double> Shares);
