using System.Globalization;

namespace GenreFunctions.Audio;

/// <summary>Cuts a song into segments (<see cref="Segment"/>); a remainder shorter than a segment is dropped. Not thread-safe. Owns its reader.</summary>
public sealed class SegmentReader : IDisposable
{
    private bool _ended;

    /// <summary>Cuts what <paramref name="song"/> gives.</summary>
    public SegmentReader(AnalysisReader song)
    {
        ArgumentNullException.ThrowIfNull(song);
        Song = song;
    }

    /// <summary>The song that is being cut: description, warnings, samples read.</summary>
    public AnalysisReader Song { get; }

    /// <summary>Segments read so far.</summary>
    public int SegmentCount { get; private set; }

    /// <summary>Why the song gave no segments, <see cref="SongOutcome.TooShort"/> included; final once <see cref="Read"/> has returned false.</summary>
    public AudioFault? Fault => Song.Fault ?? (_ended && SegmentCount == 0 ? TooShort() : null);

    /// <summary>Reads the next segment.</summary>
    /// <param name="segment">Exactly <see cref="Segment.LengthSamples"/> samples.</param>
    /// <returns>False at the end of the song: look at <see cref="Fault"/> then. The samples mean nothing in that case.</returns>
    /// <exception cref="ArgumentException"><paramref name="segment"/> has another length.</exception>
    /// <exception cref="OperationCanceledException">The token given when the source was opened was cancelled.</exception>
    public bool Read(Span<float> segment)
    {
        if (segment.Length != Segment.LengthSamples)
            throw new ArgumentException($"A segment has {Segment.LengthSamples} samples, not {segment.Length}.", nameof(segment));

        // Between two segments lies the sample that the first one leaves out.
        _ended = _ended || (SegmentCount > 0 && Song.Read(stackalloc float[Segment.StrideSamples - Segment.LengthSamples]) == 0);
        _ended = _ended || Song.Read(segment) < segment.Length;
        if (_ended)
            return false;
        SegmentCount++;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Song.Dispose();

    private AudioFault TooShort()
    {
        var seconds = Song.SampleCount / (double)Segment.SampleRateHz;
        return new AudioFault(SongOutcome.TooShort, string.Create(CultureInfo.InvariantCulture, $"The song is {seconds:0.000} s long ({Song.SampleCount:#,0} samples at {Segment.SampleRateHz:#,0} Hz); a segment needs {Segment.LengthSamples:#,0} samples, just under 3 s: upload a longer song."));
    }
}
