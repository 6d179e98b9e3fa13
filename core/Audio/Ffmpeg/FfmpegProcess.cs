using System.ComponentModel;
using System.Diagnostics;
using GenreFunctions.Audio.Recognition;

namespace GenreFunctions.Audio.Ffmpeg;

/// <summary>
/// One run of ffmpeg that decodes one file to a WAV stream on its standard output. Watched: a read that waits longer than the limit, a
/// cancelled token and <see cref="IDisposable.Dispose"/> end the process and whatever it started.
/// </summary>
internal sealed class FfmpegProcess : Stream
{
    /// <summary>Once its pipe is closed or it has been killed, a process is gone in milliseconds.</summary>
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Stream _output;
    private readonly TimeSpan _limit;
    private readonly Timer _watch;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private readonly Thread _logReader;
    private readonly Lock _ending = new();
    private TimeSpan? _processorTime;
    private TimeSpan _waited;
    private bool _disposed;

    private FfmpegProcess(Process process, TimeSpan limit, CancellationToken cancellation)
    {
        _process = process;
        _output = process.StandardOutput.BaseStream;
        _limit = limit;
        _cancellation = cancellation;
        _watch = new Timer(_ => GiveUp(), null, Timeout.Infinite, Timeout.Infinite);
        _logReader = new Thread(ReadLog) { IsBackground = true, Name = "ffmpeg log" };
        _logReader.Start();
        _registration = cancellation.Register(End);
    }

    /// <summary>What the process has said.</summary>
    public FfmpegLog Log { get; } = new();

    /// <summary>Whether it was ended because it gave nothing for too long.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>How it ended; <see langword="null"/> before <see cref="WaitForEnd"/>.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>What it has worked so far, as of the last byte that came from it; what it does behind that is a few milliseconds.</summary>
    public DecoderTime Worked => _processorTime is { } time ? new DecoderTime(time, IsProcessorTime: true) : new DecoderTime(_waited, IsProcessorTime: false);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Starts ffmpeg on a file.</summary>
    /// <param name="program">The program's full path.</param>
    /// <param name="path">The file.</param>
    /// <param name="container">What it was recognised as; ffmpeg may read it as nothing else.</param>
    /// <param name="limit">How long a read may wait.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <param name="problem">Why it could not be started, when the result is <see langword="null"/>.</param>
    public static FfmpegProcess? Start(
        string program, string path, AudioContainer container, TimeSpan limit, CancellationToken cancellation, out string? problem)
    {
        Debug.Assert(container.Demuxer is not null);
        cancellation.ThrowIfCancellationRequested();
        problem = null;
        var start = new ProcessStartInfo(program, Arguments(path, container))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AV_LOG_FORCE_NOCOLOR"] = "1";
        try
        {
            return new FfmpegProcess(Process.Start(start)!, limit, cancellation);
        }
        catch (Win32Exception exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public override int Read(Span<byte> buffer)
    {
        _cancellation.ThrowIfCancellationRequested();
        _watch.Change(_limit, Timeout.InfiniteTimeSpan);
        var asked = Stopwatch.GetTimestamp();
        var count = _output.Read(buffer);
        _waited += Stopwatch.GetElapsedTime(asked);
        _processorTime = ProcessorClock.Read(_process) ?? _processorTime;
        _watch.Change(Timeout.Infinite, Timeout.Infinite);
        _cancellation.ThrowIfCancellationRequested();
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Ends the process and whatever it started, if it has not ended yet.</summary>
    public void End()
    {
        lock (_ending)
        {
            if (_disposed)
                return;
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
            {
                // It ended by itself in the same moment.
            }
        }
    }

    /// <summary>After the last byte or <see cref="End"/>: waits until the process has ended, so that <see cref="Log"/> and <see cref="ExitCode"/> are final.</summary>
    public void WaitForEnd()
    {
        if (!_process.WaitForExit(ExitLimit))
            End();
        if (_process.WaitForExit(ExitLimit))
            ExitCode = _process.ExitCode;
        _logReader.Join(ExitLimit);
        _cancellation.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
            return;
        _registration.Dispose();
        _watch.Dispose();
        End();
        _process.WaitForExit(ExitLimit);
        _logReader.Join(ExitLimit);
        lock (_ending)
        {
            _disposed = true;
            _process.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The container is forced and only the local file is open to it: a playlist in disguise cannot make ffmpeg open anything else.</summary>
    private static string[] Arguments(string path, AudioContainer container) =>
    [
        "-nostdin", "-nostats", "-loglevel", "level+info",
        "-protocol_whitelist", "file,pipe", "-f", container.Demuxer!, "-i", "file:" + Path.GetFullPath(path),
        "-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1",
        "-c:a", "pcm_f32le", "-f", "wav", "pipe:1",
    ];

    private void GiveUp()
    {
        TimedOut = true;
        End();
    }

    private void ReadLog()
    {
        var block = new byte[4096];
        var log = _process.StandardError.BaseStream;
        try
        {
            for (int count; (count = log.Read(block)) > 0;)
                Log.Append(block.AsSpan(0, count));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The pipe was closed under the read: there is no more to say.
        }

        Log.EndLine();
        Log.Described.Set();
    }
}
