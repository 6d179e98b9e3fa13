namespace GenreFunctions.Tagging;

/// <summary>The probabilities of a song's audible segments.</summary>
/// <param name="Segments">Which segments of the song these are, ascending, counted from 0.</param>
/// <param name="Probabilities">Row-major, one row for each of <paramref name="Segments"/>.</param>
/// <param name="SilentCount">Segments that were left out because nothing in them can be heard.</param>
internal sealed record SegmentScores(IReadOnlyList<int> Segments, double[] Probabilities, int SilentCount);
