namespace GenreFunctions.Audio;

/// <summary>Cuts a song into segments (<see cref="Segment"/>); a remainder shorter than a segment is dropped. Not thread-safe. Owns its reader.</summary>
public sealed class SegmentReader : IDisposable
{
    /// <summary>Cuts what <paramref name="song"/> gives.</summary>
    public SegmentReader(AnalysisReader song) => throw new NotImplementedException();

    /// <summary>The song that is being cut: description, warnings, peak, samples read.</summary>
    public AnalysisReader Song => throw new NotImplementedException();

    /// <summary>Segments read so far.</summary>
    public int SegmentCount { get; }

    /// <summary>Why the song gave no segments, <see cref="SongOutcome.TooShort"/> included; final once <see cref="Read"/> has returned false.</summary>
    public AudioFault? Fault { get; }

    /// <summary>Reads the next segment.</summary>
    /// <param name="segment">Exactly <see cref="Segment.LengthSamples"/> samples.</param>
    /// <returns>False at the end of the song: look at <see cref="Fault"/> then.</returns>
    public bool Read(Span<float> segment) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
