using System.Diagnostics;

namespace GenreFunctions.Audio.Wav;

/// <summary>The frames behind a WAV header, read front to back into mono through one fixed buffer. Not thread-safe.</summary>
internal sealed class WavFrames
{
    private readonly AudioBytes _bytes;
    private readonly WavFormat _format;
    private readonly byte[] _buffer = new byte[64 * 1024]; // a frame is at most 65,535 bytes: its size is 16 bits wide
    private long _bytesLeft;

    /// <summary>Frames from <paramref name="bytes"/>, which stand at the first of them, <paramref name="dataBytes"/> long or up to the end.</summary>
    public WavFrames(AudioBytes bytes, WavFormat format, long? dataBytes)
    {
        Debug.Assert(format.FrameBytes > 0 && format.Encoding != WavEncoding.Other);
        _bytes = bytes;
        _format = format;
        _bytesLeft = dataBytes ?? long.MaxValue;
    }

    /// <summary>Whether the bytes ended before the stated length.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Frames read so far.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Reads the next frames, mixed to mono; 0 at the end. A frame that is not whole is left out.</summary>
    public int Read(Span<float> mono)
    {
        var wanted = (int)Math.Min(Math.Min(mono.Length, _buffer.Length / _format.FrameBytes), _bytesLeft / _format.FrameBytes);
        if (wanted == 0)
            return 0;

        var read = _bytes.Read(_buffer.AsSpan(0, wanted * _format.FrameBytes));
        var frames = read / _format.FrameBytes;
        MonoMix.Convert(_format, _buffer.AsSpan(0, frames * _format.FrameBytes), mono[..frames]);
        FrameCount += frames;
        _bytesLeft -= read;
        if (frames < wanted)
        {
            IsTruncated = true;
            _bytesLeft = 0;
        }

        return frames;
    }
}
