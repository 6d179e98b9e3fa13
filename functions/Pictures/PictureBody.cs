using System.Runtime.InteropServices;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Pictures;

namespace GenreFunctions.Functions.Pictures;

/// <summary>A song's picture as HTTP gives it; see <see cref="SongPicture"/>.</summary>
internal sealed record PictureBody(
    string SongId, string ETag, double DurationSeconds, int SampleRateHz, int Columns, double SecondsPerColumn, WaveformBody Waveform, MelBody Mel)
{
    public static PictureBody Of(SongUpload song, SongPicture picture) => new(
        song.SongId,
        song.ETag,
        picture.DurationSeconds,
        Segment.SampleRateHz,
        picture.Columns,
        picture.SecondsPerColumn,
        new WaveformBody(Bytes(picture.Lows), Bytes(picture.Highs)),
        new MelBody(SongPicture.MelBands, SongPicture.LowHz, SongPicture.HighHz, picture.FloorDecibels, picture.Mel.ToArray()));

    /// <summary>Bytes it takes in memory, but for the odd ones.</summary>
    public long Size() => Waveform.Min.Length + Waveform.Max.Length + Mel.Values.Length;

    private static byte[] Bytes(ReadOnlyMemory<sbyte> samples) => MemoryMarshal.AsBytes(samples.Span).ToArray();
}
