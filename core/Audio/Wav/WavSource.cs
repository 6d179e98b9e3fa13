using System.Globalization;
using System.Reflection;

namespace GenreFunctions.Audio.Wav;

/// <summary>A WAV file of integers or floating-point numbers, decoded here.</summary>
internal sealed class WavSource : SampleSource
{
    private static readonly string Version =
        typeof(WavSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private readonly AudioBytes _bytes;
    private readonly WavHeader _header;
    private readonly WavFrames _frames;
    private readonly List<string> _warnings = [];
    private bool _ended;

    /// <summary>Samples of <paramref name="header"/>, which <paramref name="bytes"/> stand behind. Owns the bytes.</summary>
    public WavSource(AudioBytes bytes, WavHeader header)
    {
        _bytes = bytes;
        _header = header;
        _frames = new WavFrames(bytes, header.Format, header.DataBytes);
        var format = header.Format;
        Description = new AudioDescription("wav", format.Codec, format.SampleRateHz, format.ChannelCount, "GenreFunctions", Version);
        StatedDuration = Duration(header, bytes);
    }

    /// <inheritdoc/>
    public override AudioDescription? Description { get; }

    /// <inheritdoc/>
    public override TimeSpan? StatedDuration { get; }

    /// <inheritdoc/>
    public override AudioFault? Fault => null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => _warnings;

    /// <inheritdoc/>
    public override int Read(Span<float> mono)
    {
        var count = _frames.Read(mono);
        if (count == 0 && !_ended)
        {
            _ended = true;
            Conclude();
        }

        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _bytes.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Only where the samples are known to be there: a header alone may promise hours that a cut-off file does not hold.</summary>
    private static TimeSpan? Duration(WavHeader header, AudioBytes bytes)
    {
        if (bytes.Length is not { } length)
            return null;
        var dataBytes = Math.Min(header.DataBytes ?? long.MaxValue, length - bytes.Position);
        var seconds = dataBytes / header.Format.FrameBytes / (double)header.Format.SampleRateHz;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
    }

    private void Conclude()
    {
        if (_header.DataBytes is null && _frames.FrameCount > 0)
            _warnings.Add("The WAV header does not state how long the song is, as when it was written to a pipe; everything up to the end of the file was read.");
        else if (_header.DataBytes is { } stated && _frames.IsTruncated)
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The file is cut off: its header states {stated / _header.Format.FrameBytes} frames, and {_frames.FrameCount} are there."));
    }
}
