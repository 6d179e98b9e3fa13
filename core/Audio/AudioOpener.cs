namespace GenreFunctions.Audio;

/// <summary>Opens audio files: recognises the container by its bytes and picks the decoder. Thread-safe.</summary>
public sealed class AudioOpener(AudioOptions options)
{
    /// <summary>Opens a file.</summary>
    public SampleSource Open(string path, CancellationToken cancellation = default) => throw new NotImplementedException(options.ToString());

    /// <summary>Opens a seekable stream; audio that only ffmpeg decodes is copied to a temporary file first.</summary>
    public SampleSource Open(Stream stream, CancellationToken cancellation = default) => throw new NotImplementedException();
}
