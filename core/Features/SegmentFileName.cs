using System.Globalization;

namespace GenreFunctions.Features;

/// <summary>
/// How rows of a feature file are named: <c>&lt;song&gt;.&lt;segment&gt;.wav</c>, so <c>blues.00000.3.wav</c> is segment 3 of the
/// song <c>blues.00000</c>, and <c>blues.00000.wav</c> is that song as a whole.
/// </summary>
public static class SegmentFileName
{
    /// <summary>
    /// A trailing number this long is part of the song's name: GTZAN numbers its tracks with five digits.
    /// Nine thousand segments are seven hours, so no segment's number gets there.
    /// </summary>
    private const int TrackNumberDigits = 5;

    /// <summary>The name of a song's segment.</summary>
    public static string Of(string song, int segment) => string.Create(CultureInfo.InvariantCulture, $"{song}.{segment}.wav");

    /// <summary>The song that a row belongs to: its name without the extension and without the segment's number.</summary>
    public static string SongOf(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var stem = WithoutLastPart(fileName, out _);
        var song = WithoutLastPart(stem, out var last);
        var isSegment = last.Length is > 0 and < TrackNumberDigits && !last.ContainsAnyExceptInRange('0', '9');
        return isSegment ? song : stem;
    }

    private static string WithoutLastPart(string name, out ReadOnlySpan<char> last)
    {
        var dot = name.LastIndexOf('.');
        last = dot > 0 ? name.AsSpan(dot + 1) : default;
        return dot > 0 ? name[..dot] : name;
    }
}
