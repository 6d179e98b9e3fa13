using System.Buffers.Binary;
using GenreFunctions.Audio.Recognition;

namespace GenreFunctions.Audio.Mpg123;

/// <summary>
/// Cuts an MPEG audio file into frames: passes over tags, junk and gaps, so that a decoder gets whole frames of one kind and nothing else. What
/// it sees of a hostile file is decided here, in managed code. One fixed buffer, front to back. Not thread-safe.
/// </summary>
internal sealed class MpegFrameReader
{
    /// <summary>Three frames and the header behind them, of the longest there are (layer II, 384 kbit/s at 32 kHz): what it takes to be sure of one.</summary>
    private const int LookAheadBytes = 3 * 1729 + 4;

    private const int ApeHeaderBytes = 32, Id3V1Bytes = 128;

    /// <summary>How far the first frame is looked for: as far as for telling what a file is.</summary>
    private const int MaximumLeadBytes = AudioBytes.HeadLength;

    /// <summary>Made once: junk may ask for it at each of its bytes.</summary>
    private static readonly MpegFrame.Parser Header = MpegFrame.TryParse;

    private readonly AudioBytes _bytes;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _sourceEnded;
    private bool _inStep; // whether a frame, a tag or the end should come now
    private long _passed; // bytes since the last frame that are neither frame nor tag
    private int _kind = -1;

    /// <summary>Frames of <paramref name="bytes"/> from where they stand, which is before or behind tags.</summary>
    public MpegFrameReader(AudioBytes bytes) => _bytes = bytes;

    /// <summary>Where the first frame begins.</summary>
    public long FirstPosition { get; private set; }

    /// <summary>Frames given so far.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Their bytes.</summary>
    public long FrameBytes { get; private set; }

    /// <summary>Bytes between frames that are neither frame nor tag.</summary>
    public long GapBytes { get; private set; }

    /// <summary>The same behind the last frame; final at the end.</summary>
    public long TailBytes => _passed;

    /// <summary>What the frames from here on are, when the end is not the file's: of another sample rate, version or layer.</summary>
    public MpegFormat? ChangesTo { get; private set; }

    /// <summary>The next whole frame, valid until the next call; empty at the end, and where the kind changes.</summary>
    public ReadOnlySpan<byte> Next()
    {
        while (ChangesTo is null && Fill() > 0)
        {
            var rest = _buffer.AsSpan(_start.._end);
            if (_inStep && MpegFrame.TryParse(rest, out var frame) && frame.Kind == _kind)
            {
                if (frame.Length > rest.Length)
                    break; // cut off in the middle of a frame
                return Take(frame.Length);
            }

            if (TagLength(rest) is > 0 and var tag)
                Skip(tag);
            else if (MpegFrame.TryParse(rest, out _) && MpegFrame.StartsRun(rest, Header))
                Begin(rest);
            else if (FrameCount == 0 && _passed > MaximumLeadBytes)
                break;
            else
                Pass(rest);
        }

        return [];
    }

    private Span<byte> Take(int length)
    {
        if (FrameCount > 0)
            GapBytes += _passed;
        _passed = 0;
        FrameCount++;
        FrameBytes += length;
        _start += length;
        return _buffer.AsSpan(_start - length, length);
    }

    private void Begin(ReadOnlySpan<byte> frames)
    {
        _inStep = MpegFrame.TryParse(frames, out var frame);
        if (FrameCount == 0)
            (_kind, FirstPosition) = (frame.Kind, _bytes.Position - (_end - _start));
        else if (frame.Kind != _kind)
            ChangesTo = frame.Format;
    }

    // To the next byte that a frame can begin with; tags are known by their place only, at a frame's end.
    private void Pass(ReadOnlySpan<byte> rest)
    {
        _inStep = false;
        var next = rest[1..].IndexOf((byte)0xFF);
        var length = next < 0 ? rest.Length : next + 1;
        _passed += length;
        _start += length;
    }

    private int Fill()
    {
        if (_end - _start >= LookAheadBytes || _sourceEnded)
            return _end - _start;
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = _bytes.Read(_buffer.AsSpan(_end));
        _sourceEnded = read < _buffer.Length - _end;
        _end += read;
        return _end;
    }

    private void Skip(long length)
    {
        var buffered = (int)Math.Min(length, _end - _start);
        _start += buffered;
        _bytes.Skip(length - buffered);
    }

    /// <summary>A tag here, or 0. One that claims more than there is, is none: it would hide the song behind it.</summary>
    private long TagLength(ReadOnlySpan<byte> rest)
    {
        if (!_inStep && FrameCount > 0)
            return 0;
        long length = 0;
        if (rest.StartsWith("TAG"u8))
            length = Id3V1Bytes;
        else if (rest.StartsWith("ID3"u8))
            length = Id3Tag.Length(rest);
        else if (rest.Length >= ApeHeaderBytes && rest.StartsWith("APETAGEX"u8))
            length = ApeHeaderBytes + (IsApeHeader(rest) ? BinaryPrimitives.ReadUInt32LittleEndian(rest[12..]) : 0);
        return length - rest.Length <= _bytes.Length - _bytes.Position ? length : 0;
    }

    // Bit 29 of the flags. Source: "APE Tags Header", hydrogenaud.io.
    private static bool IsApeHeader(ReadOnlySpan<byte> tag) => (tag[23] & 0x20) != 0;
}
