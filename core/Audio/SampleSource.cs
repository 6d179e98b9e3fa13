namespace GenreFunctions.Audio;

/// <summary>
/// One song's samples as they come out of a decoder: mono (the mean of the channels), at the file's own sample rate,
/// read once from front to back. Bad audio is reported by <see cref="Fault"/>, never thrown. Not thread-safe.
/// </summary>
public abstract class SampleSource : IDisposable
{
    /// <summary>What the file is, as soon as it is known; <see langword="null"/> when it could not be told.</summary>
    public abstract AudioDescription? Description { get; }

    /// <summary>How long the song is by its header, where the header knows and the file can hold it; otherwise <see langword="null"/>.</summary>
    public virtual TimeSpan? StatedDuration => null;

    /// <summary>What a program beside this one has worked so far to decode the song.</summary>
    public virtual DecoderTime Decoder => DecoderTime.None;

    /// <summary>Why there are no (more) samples; <see langword="null"/> while all is well and after a good end.</summary>
    public abstract AudioFault? Fault { get; }

    /// <summary>What was repaired or left out on the way, a sentence each; complete once <see cref="Read"/> returned 0.</summary>
    public abstract IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads the next mono samples, nominally in [-1, 1], possibly not finite.</summary>
    /// <param name="mono">Where to put them; at least one sample long.</param>
    /// <returns>How many were read, 0 at the end: look at <see cref="Fault"/> then.</returns>
    /// <exception cref="OperationCanceledException">The token given when the source was opened was cancelled.</exception>
    public abstract int Read(Span<float> mono);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the file or the decoder process.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
