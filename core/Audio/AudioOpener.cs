using GenreFunctions.Audio.Ffmpeg;
using GenreFunctions.Audio.Mpg123;
using GenreFunctions.Audio.Recognition;
using GenreFunctions.Audio.Wav;

namespace GenreFunctions.Audio;

/// <summary>
/// Opens audio files: recognises the container by its bytes, never by its name, and picks the decoder. Integers and floating-point numbers in
/// WAV are decoded here, MP3 by libmpg123 where that is asked for and installed, everything else by ffmpeg. What is not audio opens too, as a source with a fault and no samples. Thread-safe.
/// </summary>
public sealed class AudioOpener
{
    private readonly AudioOptions _options;
    private readonly Mpg123Library? _mpg123;

    /// <summary>An opener.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public AudioOpener(AudioOptions options)
        : this(options, options is { Mp3Decoding: Mp3Decoding.InProcess } ? Mpg123Library.Installed : null)
    {
    }

    /// <summary>The same with that libmpg123, or none.</summary>
    internal AudioOpener(AudioOptions options, Mpg123Library? mpg123)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Checked();
        _mpg123 = mpg123;
    }

    /// <summary>Opens a file, or a pipe that has a path, which is read as a stream.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends the opening, every later read, and ffmpeg.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    /// <exception cref="IOException">It could not be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SampleSource Open(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        cancellation.ThrowIfCancellationRequested();
        var file = OpenFile(path);

        // What was read of a pipe is gone from it: ffmpeg could not begin at its beginning, so it gets a copy, as of a stream.
        return Open(new AudioBytes(file, file.CanSeek ? path : null, ownsStream: true, cancellation, _options.MaximumCompressedBytes), cancellation);
    }

    /// <summary>
    /// Opens a stream from where it stands. WAV is read from it directly, in order; what ffmpeg decodes is copied to a temporary file first, which goes
    /// with the source at the latest. A stream that cannot seek will do, unless it is WAV with its samples before their format.
    /// </summary>
    /// <param name="stream">Stays the caller's, who closes it after the source.</param>
    /// <param name="cancellation">Ends the opening, every later read, and ffmpeg.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="IOException">It could not be read, or not be copied.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SampleSource Open(Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        return Open(new AudioBytes(stream, path: null, ownsStream: false, cancellation, _options.MaximumCompressedBytes), cancellation);
    }

    private static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path))
            throw new UnauthorizedAccessException($"'{path}' is a folder, not an audio file.");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException($"The file '{path}' may not be read; give this user permission to read it.", exception);
        }
    }

    private SampleSource Open(AudioBytes bytes, CancellationToken cancellation)
    {
        try
        {
            if (ContainerRecogniser.Recognise(bytes) is not { } container)
                return Reject(bytes, $"The file is {FileKind.Describe(bytes.Head()) ?? "no audio of a kind that is known here: if it is a song, convert it to WAV, FLAC or MP3 and upload it again"}.");
            if (container.Demuxer is null)
                return Reject(bytes, $"The file is {container.Title} audio, which nothing here reads: convert it to WAV, FLAC or MP3 and upload it again.", SongOutcome.Unsupported);

            // WAV behind an ID3 tag counts its chunks from where the tag ends; ffmpeg skips the tag.
            if (container != AudioContainer.Wav || bytes.Head().StartsWith("ID3"u8))
                return OpenCoded(bytes, container, cancellation);
            if (WavHeaderReader.Read(bytes, out var problem) is not { } header)
                return Reject(bytes, $"The file is damaged WAV audio: its header {problem}; export the song again and upload that.");
            return header.Format.Encoding == WavEncoding.Other
                ? OpenCoded(bytes, container, cancellation)
                : new WavSource(bytes, header);
        }
        catch (CopyTooLargeException)
        {
            var limit = DataSizeText.Of(_options.MaximumCompressedBytes);
            return Reject(bytes, $"The compressed audio has more than {limit}, the most that is taken from a stream: split the song into shorter parts and upload each.", SongOutcome.TooLong);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private SampleSource OpenCoded(AudioBytes bytes, AudioContainer container, CancellationToken cancellation)
    {
        if (container != AudioContainer.Mp3 || _options.Mp3Decoding != Mp3Decoding.InProcess)
            return FfmpegSource.Open(bytes, container, _options, other: null, cancellation);
        return _mpg123 is not null && Mpg123Source.Open(bytes, _mpg123, cancellation) is { } source
            ? source
            : FfmpegSource.Open(bytes, container, _options, _mpg123 is null ? "libmpg123" : null, cancellation);
    }

    private static RejectedSource Reject(AudioBytes bytes, string message, SongOutcome outcome = SongOutcome.Undecodable)
    {
        bytes.Dispose();
        return new RejectedSource(new AudioFault(outcome, message));
    }
}
