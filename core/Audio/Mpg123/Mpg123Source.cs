using System.Globalization;
using System.Runtime.InteropServices;
using GenreFunctions.Audio.Recognition;
using GenreFunctions.Audio.Wav;

namespace GenreFunctions.Audio.Mpg123;

/// <summary>An MP3 (layers II and III) that libmpg123 decodes in this process, cut to what its encoder says is the song. Policy: <c>docs/audio.md</c>.</summary>
internal sealed class Mpg123Source : SampleSource
{
    /// <summary>Frames that are looked at for a first sample: a decoder may hold one back, and a capture's first may lack what came before.</summary>
    private const int MaximumSilentFrames = 16;

    /// <summary>The least that a frame takes: 8 kbit/s at 24 kHz.</summary>
    private const int MinimumFrameBytes = 24;

    private readonly AudioBytes _bytes;
    private readonly AudioBytes? _original; // whose temporary copy the bytes are
    private readonly Mpg123Handle _decoder;
    private readonly MpegFrameReader _frames;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _warnings = [];
    private readonly float[] _decoded = new float[Mpg123Handle.OutputFloats];
    private readonly float[] _block = new float[4 * Mpg123Handle.OutputFloats];
    private AudioDescription? _description;
    private MpegFormat _format;
    private MpegInfoTag _tag;
    private WavFormat _layout = new(WavEncoding.Float32, 1, 1, sizeof(float));
    private long _decodedCount; // samples of one channel, before anything is cut
    private long _sampleCount;
    private int _start;
    private int _end;
    private bool _ended;

    private Mpg123Source(AudioBytes bytes, AudioBytes? original, Mpg123Handle decoder, CancellationToken cancellation)
    {
        (_bytes, _original, _decoder, _cancellation) = (bytes, original, decoder, cancellation);
        _frames = new MpegFrameReader(bytes);
    }

    /// <inheritdoc/>
    public override AudioDescription? Description => _description;

    /// <inheritdoc/>
    public override TimeSpan? StatedDuration => _tag.FrameCount > 0 && _tag.FrameCount <= _bytes.Length / MinimumFrameBytes ? TimeSpan.FromSeconds(StatedSeconds) : null;

    /// <inheritdoc/>
    public override AudioFault? Fault => null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => _warnings;

    private double StatedSeconds => _tag.FrameCount * (double)_format.FrameSamples / _format.SampleRateHz;

    /// <summary>Opens <paramref name="file"/>, which the result owns.</summary>
    /// <returns><see langword="null"/> when the library does not get a sample out of it; the file stays the caller's then, at any position.</returns>
    /// <exception cref="CopyTooLargeException">It is a larger stream than is allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Mpg123Source? Open(AudioBytes file, Mpg123Library library, CancellationToken cancellation)
    {
        // What cannot be gone back in is copied, as for ffmpeg, which may have to be asked next.
        file.CheckSize();
        AudioBytes? copy = null;
        if (file.Length is null)
        {
            if (file.ToFile() is not { } path)
                return null;
            copy = new AudioBytes(File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), path: null, ownsStream: true, cancellation);
        }

        var source = Open(copy ?? file, copy is null ? null : file, library, cancellation);
        if (source is null)
            copy?.Dispose();
        else if (!OperatingSystem.IsWindows())
            file.DiscardCopy();
        return source;
    }

    /// <inheritdoc/>
    public override int Read(Span<float> mono)
    {
        _cancellation.ThrowIfCancellationRequested();
        var count = 0;
        while (count < mono.Length && (_start < _end || DecodeBlock(long.MaxValue)))
        {
            var taken = Math.Min(mono.Length - count, _end - _start);
            _block.AsSpan(_start, taken).CopyTo(mono[count..]);
            _start += taken;
            count += taken;
        }

        _sampleCount += count;
        if (count == 0 && !_ended)
            Conclude();
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            _decoder.Dispose();
            _bytes.Dispose();
        }
        finally
        {
            _original?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Mpg123Source? Open(AudioBytes bytes, AudioBytes? original, Mpg123Library library, CancellationToken cancellation)
    {
        bytes.TrySeek(0);
        var decoder = Mpg123Handle.Open(library);
        if (decoder is null)
            return null;
        var source = new Mpg123Source(bytes, original, decoder, cancellation);
        try
        {
            if (source.Begin(library.Version))
                return source;
        }
        catch
        {
            decoder.Dispose();
            throw;
        }

        decoder.Dispose();
        return null;
    }

    private bool Begin(string version)
    {
        var first = _frames.Next();
        if (first.IsEmpty || !MpegFrame.TryParse(first, out var frame) || frame.Format.Layer == 1)
            return false;
        _format = frame.Format;
        if (MpegInfoTag.TryParse(first, _format, out var tag))
            _tag = tag.For(_bytes.Length!.Value - _frames.FirstPosition);
        else
            Decode(first);
        if (_end == 0 && !DecodeBlock(MaximumSilentFrames))
            return false;
        if (_decoder.SampleRateHz != _format.SampleRateHz)
            return false;
        _description = new AudioDescription(AudioContainer.Mp3.Name, _format.Codec, _format.SampleRateHz, _decoder.ChannelCount, "mpg123", version);
        return true;
    }

    /// <summary>Decodes frames until there are samples; whether there are.</summary>
    private bool DecodeBlock(long maximumFrames)
    {
        (_start, _end) = (0, 0);
        for (var i = 0L; i < maximumFrames && _end == 0; i++)
        {
            var frame = _frames.Next();
            if (frame.IsEmpty)
                return false;
            Decode(frame);
        }

        return _end > 0;
    }

    private void Decode(ReadOnlySpan<byte> frame)
    {
        // One frame's samples come in one piece; the room is for a decoder that held one back.
        while (_end + _decoded.Length <= _block.Length && _decoder.Decode(frame, _decoded) is > 0 and var floats)
        {
            var channels = _decoder.ChannelCount;
            if (_layout.ChannelCount != channels)
                _layout = new WavFormat(WavEncoding.Float32, channels, _format.SampleRateHz, channels * sizeof(float));
            var mono = _block.AsSpan(_end, floats / channels);
            MonoMix.Convert(_layout, MemoryMarshal.AsBytes(_decoded.AsSpan(0, mono.Length * channels)), mono);
            _end += Keep(mono);
            frame = [];
        }
    }

    /// <summary>Cuts from the next samples what is not of the song: the encoder's delay, and what fills its last frame.</summary>
    private int Keep(Span<float> samples)
    {
        var position = _decodedCount;
        _decodedCount += samples.Length;
        var statedEnd = _tag.FrameCount > 0 ? _tag.FrameCount * _format.FrameSamples : long.MaxValue;
        var kept = 0;
        ReadOnlySpan<(long From, long To)> song = [(_tag.StartSamples, statedEnd - _tag.EndSamples), (Math.Max(statedEnd, _tag.StartSamples), long.MaxValue)];
        foreach (var (from, to) in song)
        {
            var start = (int)Math.Clamp(from - position, 0, samples.Length);
            var end = (int)Math.Clamp(to - position, start, samples.Length);
            samples[start..end].CopyTo(samples[kept..]);
            kept += end - start;
        }

        return kept;
    }

    private void Conclude()
    {
        _ended = true;
        var seconds = _sampleCount / (double)_format.SampleRateHz;
        var missed = StatedLength.IsMissed(StatedSeconds - seconds, StatedSeconds);
        if (_frames.ChangesTo is { } other)
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The file changes from {Text(_format)} to {Text(other)} after {seconds:0.0} s, and was read up to there: make it one song of one kind and upload it again."));
        else if (missed)
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The file is cut off{(Damage() is null ? "" : " or damaged")}: its header states {StatedSeconds:0.0} s, and {seconds:0.0} s are there{End()}"));
        else if (Damage() is not null)
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The file is damaged; {seconds:0.0} s of it were read{End()}"));

        string End() => Damage() is { } damage ? $" ({damage})." : ".";
    }

    private string? Damage()
    {
        var frames = _frames.FrameCount;
        var lostSeconds = _frames.TailBytes * frames * _format.FrameSamples / (double)_frames.FrameBytes / _format.SampleRateHz;
        var other = _frames.GapBytes + (StatedLength.IsMissed(lostSeconds, 0) ? _frames.TailBytes : 0);
        return other > 0 ? string.Create(CultureInfo.InvariantCulture, $"{other:#,0} bytes of it are no {_format.Codec.ToUpperInvariant()} frames")
            : _decoder.FirstError is { } error ? $"libmpg123 says '{error}'"
            : null;
    }

    private static string Text(MpegFormat format) => string.Create(CultureInfo.InvariantCulture, $"{format.Codec.ToUpperInvariant()} at {format.SampleRateHz:#,0} Hz");
}
