using GenreFunctions.Audio;

namespace GenreFunctions.Tagging;

/// <summary>What reading a song to its end has shown; with the segments' scores it makes the song's result.</summary>
/// <param name="Audio">What the file is and who decoded it, where that could be told.</param>
/// <param name="Fault">Why there is no song to tag; <see langword="null"/> when there is one.</param>
/// <param name="Warnings">What was repaired or left out, a sentence each.</param>
/// <param name="SampleCount">Samples at <see cref="Segment.SampleRateHz"/>, a remainder behind the last segment included.</param>
/// <param name="SegmentCount">Segments, silent ones included.</param>
public sealed record SongReading(AudioDescription? Audio, AudioFault? Fault, IReadOnlyList<string> Warnings, long SampleCount, int SegmentCount)
{
    /// <summary>What <paramref name="segments"/> has shown; final once its <see cref="SegmentReader.Read"/> has returned false.</summary>
    public static SongReading Of(SegmentReader segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var song = segments.Song;
        return new SongReading(song.Description, segments.Fault, song.Warnings, song.SampleCount, segments.SegmentCount);
    }
}
