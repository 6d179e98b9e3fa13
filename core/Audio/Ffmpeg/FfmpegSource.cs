using System.Globalization;
using GenreFunctions.Audio.Recognition;
using GenreFunctions.Audio.Wav;

namespace GenreFunctions.Audio.Ffmpeg;

/// <summary>A file that ffmpeg decodes: its WAV stream is read as any other. Policy: <c>docs/audio.md</c>.</summary>
internal sealed class FfmpegSource : SampleSource
{
    /// <summary>
    /// The codec's line is written before the first sample, so it is in the pipe already; a future ffmpeg that words it otherwise costs this once a file.
    /// </summary>
    private static readonly TimeSpan DescriptionLimit = TimeSpan.FromSeconds(2);

    private readonly AudioBytes _file;
    private readonly AudioContainer _container;
    private readonly FfmpegProcess _process;
    private readonly TimeSpan _limit;
    private readonly string _path;
    private readonly WavFrames? _frames;
    private readonly WavFormat? _format;
    private readonly List<string> _warnings = [];
    private readonly string? _refusal; // what is wrong with the header that ffmpeg wrote
    private AudioFault? _fault;
    private bool _ended;

    private FfmpegSource(AudioBytes file, string path, AudioContainer container, FfmpegProcess process, TimeSpan limit)
    {
        _file = file;
        _path = path;
        _container = container;
        _process = process;
        _limit = limit;

        // The process watches the token itself; bytes that arrived before it was cancelled are no reason to go on.
        var output = new AudioBytes(process, path: null, ownsStream: false, CancellationToken.None);
        if (WavHeaderReader.Read(output, out var problem) is { Format.Encoding: not WavEncoding.Other } header)
        {
            // It gives samples, so it has the file open, which needs no name from here on: a program that is killed leaves no copy behind.
            if (!OperatingSystem.IsWindows())
                file.DiscardCopy();
            process.Log.Described.Wait(DescriptionLimit);
            _format = header.Format;
            _frames = new WavFrames(output, header.Format, header.DataBytes);
            Description = new AudioDescription(
                container.Name, process.Log.Codec, _format.SampleRateHz, _format.ChannelCount, "ffmpeg", process.Log.Version);
            StatedDuration = process.Log.Duration;
        }
        else
        {
            // Nothing at all is ffmpeg's to explain. Otherwise it waits for a reader of the samples, who will not come.
            if (output.Position > 0)
            {
                _refusal = problem;
                process.End();
            }

            Conclude();
        }
    }

    /// <inheritdoc/>
    public override AudioDescription? Description { get; }

    /// <inheritdoc/>
    public override TimeSpan? StatedDuration { get; }

    /// <inheritdoc/>
    public override DecoderTime Decoder => _process.Worked;

    /// <inheritdoc/>
    public override AudioFault? Fault => _fault;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Starts ffmpeg on <paramref name="file"/>, which the result owns, also when it is a fault.</summary>
    /// <param name="file">The file.</param>
    /// <param name="container">What it is.</param>
    /// <param name="options">Which ffmpeg, and how long to wait for it.</param>
    /// <param name="other">Another decoder that would have done and is not there: its name.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SampleSource Open(AudioBytes file, AudioContainer container, AudioOptions options, string? other, CancellationToken cancellation)
    {
        var program = FfmpegProgram.Find(options.FfmpegProgram);
        if (program is null)
            return Reject(file, Missing(container, other, $"there is no program '{options.FfmpegProgram}' on this machine"));
        if (file.ToFile() is not { } path)
            return Reject(file, new AudioFault(SongOutcome.Unsupported, $"The {container.Title} stream cannot be gone back in; save it to a file first."));

        var process = FfmpegProcess.Start(program, path, container, options.FfmpegTimeLimit, cancellation, out var problem);
        if (process is null)
            return Reject(file, Missing(container, other, $"'{options.FfmpegProgram}' could not be started ({problem})"));
        try
        {
            return new FfmpegSource(file, path, container, process, options.FfmpegTimeLimit);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<float> mono)
    {
        var count = _frames?.Read(mono) ?? 0;
        if (count == 0 && !_ended)
            Conclude();
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            _process.Dispose();
        }
        finally
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static RejectedSource Reject(AudioBytes file, AudioFault fault)
    {
        file.Dispose();
        return new RejectedSource(fault);
    }

    private static AudioFault Missing(AudioContainer container, string? other, string reason) => new(SongOutcome.Unsupported, other is null
        ? $"The file is {container.Title} audio, which ffmpeg decodes, and {reason}: install ffmpeg (as with 'apt-get install ffmpeg'), or upload WAV."
        : $"The file is {container.Title} audio, which {other} or ffmpeg decodes; {other} is not on this machine, and {reason}: install ffmpeg (as with 'apt-get install ffmpeg'), or upload WAV.");

    private void Conclude()
    {
        _ended = true;
        _process.WaitForEnd();
        _file.DiscardCopy();
        var log = _process.Log;
        var reason = _process.TimedOut ? string.Create(CultureInfo.InvariantCulture, $"ffmpeg gave no sample for {_limit.TotalSeconds:0.###} s and was ended")
            : log.FirstError is { } error ? $"ffmpeg says '{error.Replace("file:" + Path.GetFullPath(_path), "file", StringComparison.Ordinal)}'"
            : _process.ExitCode is { } code and not 0 ? $"ffmpeg ended with code {code}"
            : null;

        if (_frames is { FrameCount: > 0 })
        {
            var seconds = _frames.FrameCount / (double)_format!.SampleRateHz;
            var end = reason is null ? "." : $" ({reason}).";
            if (StatedDuration?.TotalSeconds is { } stated && StatedLength.IsMissed(stated - seconds, stated))
                _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The file is cut off{(reason is null ? "" : " or damaged")}: its header states {stated:0.0} s, and {seconds:0.0} s are there{end}"));
            else if (reason is not null)
                _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The file is damaged; {seconds:0.0} s of it were read{end}"));
        }
        else if (log.LacksDecoder)
        {
            _fault = new AudioFault(SongOutcome.Unsupported, $"The {_container.Title} file is copy-protected, or of a codec that nothing here reads: convert it to WAV, FLAC or MP3 without protection and upload it again ({reason}).");
        }
        else if (_refusal is not null && !_process.TimedOut)
        {
            _fault = new AudioFault(SongOutcome.Undecodable, $"The {_container.Title} file cannot be read: decoded, its header {_refusal}; convert it to WAV, FLAC or MP3 at 44,100 Hz and upload it again.");
        }
        else
        {
            _fault = new AudioFault(SongOutcome.Undecodable, $"The file is incomplete or damaged; upload it again. It begins like {_container.Title} audio, but no sound could be read from it ({reason ?? "ffmpeg found none in it"}).");
        }
    }
}
