using GenreFunctions.Audio;

namespace GenreFunctions.Pictures;

/// <summary>
/// Draws songs as the model hears them: decoded, mixed to mono and resampled as for tagging, in one pass. Memory does not grow with a song. The
/// constructor allocates about 8 MB, which serve one song after the other. Not thread-safe.
/// </summary>
public sealed class SongPainter
{
    // Four times the widest picture, so that even right after merging a column of a picture is two of these or more.
    private const int Capacity = 4 * SongPictureOptions.MaximumColumns;

    private readonly AudioOptions _audio;
    private readonly AudioOpener _opener;
    private readonly Waveform _waveform = new(Capacity);
    private readonly MelColumns _mel;
    private readonly float[] _samples = new float[4096];

    /// <summary>A painter.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SongPainter(AudioOptions audio)
        : this(audio, MelColumns.ForThisMachine(Capacity))
    {
    }

    internal SongPainter(AudioOptions audio, MelColumns mel)
    {
        ArgumentNullException.ThrowIfNull(audio);
        _audio = audio;
        _opener = new AudioOpener(audio);
        _mel = mel;
    }

    /// <summary>Draws a song.</summary>
    /// <param name="audio">The file's bytes, which need not be seekable; stays the caller's.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The picture, or what is wrong with the audio: bad audio is never thrown.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or <paramref name="audio"/> cannot be read.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongPictureResult Draw(Stream audio, SongPictureOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        using var song = new AnalysisReader(_opener.Open(audio, cancellation), _audio);
        return Draw(song, options);
    }

    internal SongPictureResult Draw(AnalysisReader song, SongPictureOptions options)
    {
        // The last song may have ended half-way.
        _waveform.Clear();
        _mel.Clear();
        for (int count; (count = song.Read(_samples)) > 0;)
        {
            _waveform.Push(_samples.AsSpan(0, count));
            _mel.Push(_samples.AsSpan(0, count));
        }

        if (song.Fault is { } fault)
            return new SongPictureResult(Picture: null, fault);
        return song.SampleCount == 0
            ? new SongPictureResult(Picture: null, new AudioFault(SongOutcome.TooShort, "The song has no samples: upload a longer one."))
            : new SongPictureResult(Picture(song.SampleCount, options), Fault: null);
    }

    private SongPicture Picture(long sampleCount, SongPictureOptions options)
    {
        var (lows, highs) = (new sbyte[options.Columns], new sbyte[options.Columns]);
        _waveform.Draw(lows, highs, sampleCount);
        var levels = new byte[options.Columns * SongPicture.MelBands];
        _mel.Draw(levels, sampleCount, options.FloorDecibels);
        return new SongPicture(sampleCount / (double)Segment.SampleRateHz, options.Columns, lows, highs, levels, options.FloorDecibels);
    }
}
