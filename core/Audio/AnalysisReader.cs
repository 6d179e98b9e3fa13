namespace GenreFunctions.Audio;

/// <summary>
/// A song at the analysis rate of <see cref="Segment.SampleRateHz"/>: decoded, mixed to mono, resampled, cleaned of values that are
/// not finite, and limited in duration. One stream; memory does not grow with the song. Not thread-safe. Owns its source.
/// </summary>
public sealed class AnalysisReader : IDisposable
{
    /// <summary>Reads <paramref name="source"/>, at most <see cref="AudioOptions.MaximumDuration"/> of it.</summary>
    public AnalysisReader(SampleSource source, AudioOptions options) => throw new NotImplementedException();

    /// <summary>What the file is and who decoded it.</summary>
    public AudioDescription? Description { get; }

    /// <summary>Why there is no song; final once <see cref="Read"/> has returned 0.</summary>
    public AudioFault? Fault { get; }

    /// <summary>What was repaired or left out, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; } = [];

    /// <summary>Samples given out so far, at the analysis rate.</summary>
    public long SampleCount { get; }

    /// <summary>Largest magnitude of a sample given out so far.</summary>
    public float PeakAmplitude { get; }

    /// <summary>Fills as much of <paramref name="samples"/> as there is; 0 at the end.</summary>
    public int Read(Span<float> samples) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
