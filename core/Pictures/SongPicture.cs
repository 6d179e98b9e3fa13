using GenreFunctions.Dsp.Mel;

namespace GenreFunctions.Pictures;

/// <summary>
/// What the model hears of a song, as a picture: its waveform and its mel spectrogram, column after column from the beginning to the end. Column c is
/// the time from c to c + 1 times <see cref="SecondsPerColumn"/>. Of a song with fewer samples than columns, neighbours show the same.
/// </summary>
/// <param name="DurationSeconds">Duration of the song.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Lows">The waveform's lowest sample in each column: 127 is full scale, beyond which it is cut.</param>
/// <param name="Highs">Its highest sample in each column.</param>
/// <param name="Mel">
/// The spectrogram, <see cref="MelBands"/> values a column, lowest band first: the loudest frame's power in each band in decibels relative to the
/// song's loudest value, from <paramref name="FloorDecibels"/> (0) to 0 dB (255), evenly.
/// </param>
/// <param name="FloorDecibels">Where the spectrogram ends.</param>
public sealed record SongPicture(
    double DurationSeconds, int Columns, ReadOnlyMemory<sbyte> Lows, ReadOnlyMemory<sbyte> Highs, ReadOnlyMemory<byte> Mel, double FloorDecibels)
{
    /// <summary>Bands of the spectrogram: triangles evenly spaced in mel, as those of the features, but a quarter fewer.</summary>
    public const int MelBands = 96;

    /// <summary>Where the lowest band begins.</summary>
    public const double LowHz = MelFilterBank.LowHz;

    /// <summary>Where the highest band ends.</summary>
    public const double HighHz = MelFilterBank.HighHz;

    /// <summary>Time of a column.</summary>
    public double SecondsPerColumn => DurationSeconds / Columns;
}
