using GenreFunctions.Features;

namespace GenreFunctions.Learning.Data;

/// <summary>Songs as lists name them: <c>blues/blues.00029.wav</c> and <c>blues.00029.wav</c> are both the song <c>blues.00029</c>.</summary>
internal static class SongPath
{
    /// <summary>The name that the song has in a feature file.</summary>
    public static string SongOf(string path) => SegmentFileName.SongOf(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]);
}
