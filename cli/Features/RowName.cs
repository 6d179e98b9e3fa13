using GenreFunctions.Features;

namespace GenreFunctions.Cli.Features;

/// <summary>How the public GTZAN feature files name a row: <c>blues.00000.3.wav</c> is segment 3 of <c>blues.00000.wav</c>, labelled <c>blues</c>.</summary>
internal static class RowName
{
    /// <summary>A segment's name; the ending is <c>.wav</c> whatever the song was stored as.</summary>
    public static string OfSegment(string path, int index) => SegmentFileName.Of(Path.GetFileNameWithoutExtension(path), index);

    /// <summary>A whole song's name.</summary>
    public static string OfWhole(string path) => $"{Path.GetFileNameWithoutExtension(path)}.wav";

    /// <summary>What stands before the first dot.</summary>
    public static string Label(string path) => Path.GetFileName(path).Split('.')[0];
}
