using System.Buffers.Binary;
using GenreFunctions.Audio.Recognition;

namespace GenreFunctions.Audio.Mpg123;

/// <summary>
/// What an encoder says in a silent frame in front of the song: how many frames follow, and how many samples in front and at the end are not of the song.
/// Sources: Xing's header as LAME writes it ("LAME Tag rev 1"), Fraunhofer's VBRI header. Read as ffmpeg reads it.
/// </summary>
/// <param name="FrameCount">Frames behind this one; 0 when it does not say.</param>
/// <param name="ByteCount">Bytes from this frame to the last one's end; 0 when it does not say.</param>
/// <param name="StartSamples">Samples to cut at the front: the encoder's delay, and the decoder's where the encoder's is stated.</param>
/// <param name="EndSamples">Samples to cut at the end of the last frame.</param>
internal readonly record struct MpegInfoTag(long FrameCount, long ByteCount, int StartSamples, int EndSamples)
{
    /// <summary>What every layer III decoder is behind: 528 samples, and one that the analysis filter is.</summary>
    private const int DecoderDelay = 529;

    /// <summary>Tags behind the song stay below a sixteenth of it.</summary>
    private const int ForeignPart = 16;

    private const int VbriAt = 4 + 32, VbriBytesAt = 10, VbriFramesAt = 14;
    private const int FramesFlag = 1, BytesFlag = 2, TableFlag = 4, QualityFlag = 8;
    private const int TableBytes = 100, DelaysAt = 21;

    /// <summary>
    /// What is left of it in a file with <paramref name="bytesThere"/> from this frame on: where there is far more than it speaks of, files were put
    /// one behind the other, and where the song ends is not known.
    /// </summary>
    public MpegInfoTag For(long bytesThere) => ByteCount > 0 && bytesThere - ByteCount > ByteCount / ForeignPart ? this with { FrameCount = 0 } : this;

    /// <summary>Whether <paramref name="frame"/> is such a frame, rather than sound.</summary>
    public static bool TryParse(ReadOnlySpan<byte> frame, MpegFormat format, out MpegInfoTag tag)
    {
        tag = default;
        if (format.Layer != 3)
            return false;
        var isMono = frame[3] >> 6 == 3;
        var xingAt = 4 + (format.IsMpeg1 ? (isMono ? 17 : 32) : (isMono ? 9 : 17));
        return TryParseXing(Behind(frame, xingAt), out tag) || TryParseVbri(Behind(frame, VbriAt), out tag);
    }

    private static bool TryParseXing(ReadOnlySpan<byte> bytes, out MpegInfoTag tag)
    {
        tag = default;
        if (bytes.Length < 8 || (!bytes.StartsWith("Xing"u8) && !bytes.StartsWith("Info"u8)))
            return false;
        var flags = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        bytes = bytes[8..];
        var frameCount = (flags & FramesFlag) != 0 ? TakeNumber(ref bytes) : 0;
        var byteCount = (flags & BytesFlag) != 0 ? TakeNumber(ref bytes) : 0;
        if ((flags & TableFlag) != 0)
            bytes = Behind(bytes, TableBytes);
        if ((flags & QualityFlag) != 0)
            TakeNumber(ref bytes);

        tag = new MpegInfoTag(frameCount, byteCount, 0, 0);
        if (bytes.Length >= DelaysAt + 3 && (bytes.StartsWith("LAME"u8) || bytes.StartsWith("Lavf"u8) || bytes.StartsWith("Lavc"u8)))
        {
            var (high, middle, low) = (bytes[DelaysAt], bytes[DelaysAt + 1], bytes[DelaysAt + 2]);
            var (delay, padding) = ((high << 4) | (middle >> 4), ((middle & 15) << 8) | low);
            tag = new MpegInfoTag(frameCount, byteCount, delay + DecoderDelay, Math.Max(0, padding - DecoderDelay));
        }

        return true;
    }

    private static bool TryParseVbri(ReadOnlySpan<byte> bytes, out MpegInfoTag tag)
    {
        tag = default;
        if (bytes.Length < VbriFramesAt + 4 || !bytes.StartsWith("VBRI"u8) || BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) != 1)
            return false;
        tag = new MpegInfoTag(BinaryPrimitives.ReadUInt32BigEndian(bytes[VbriFramesAt..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[VbriBytesAt..]), 0, 0);
        return tag.FrameCount > 0 || tag.ByteCount > 0;
    }

    private static uint TakeNumber(ref ReadOnlySpan<byte> bytes)
    {
        var number = bytes.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
        bytes = Behind(bytes, 4);
        return number;
    }

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> bytes, int count) => bytes[Math.Min(count, bytes.Length)..];
}
