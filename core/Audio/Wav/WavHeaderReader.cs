using System.Buffers.Binary;

namespace GenreFunctions.Audio.Wav;

/// <summary>
/// Finds <c>fmt </c> and <c>data</c> among the chunks of a RIFF, RF64 or BW64 file, in any order. Trusts nothing: sizes are compared with
/// what is there, and the search is bounded. Source for 64-bit sizes: EBU Tech 3306, ITU-R BS.2088.
/// </summary>
internal static class WavHeaderReader
{
    /// <summary>No writer comes near; a file of zeros after the RIFF header would otherwise be walked eight bytes at a time.</summary>
    private const int MaximumChunks = 1000;

    /// <summary>How much may come before the samples in a stream that cannot seek over it: pictures and lyrics fit, an endless stream ends.</summary>
    private const long MaximumStreamedBytes = 256L * 1024 * 1024;

    /// <summary>The RIFF header's size counts from behind itself.</summary>
    private const long RiffHeadLength = 8;

    private const uint UnknownSize = uint.MaxValue;

    /// <summary>Reads up to the first sample.</summary>
    /// <param name="bytes">At the beginning of the file; afterwards at the first sample.</param>
    /// <param name="problem">What is wrong, a clause to follow "The WAV header", when the result is <see langword="null"/>.</param>
    public static WavHeader? Read(AudioBytes bytes, out string? problem)
    {
        problem = null;
        Span<byte> start = stackalloc byte[12];
        if (bytes.Read(start) < start.Length)
        {
            problem = "is cut off";
            return null;
        }

        var riffSize = BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
        WavFormat? format = null;
        (long Position, long? Size)? data = null;
        long? wideSize = null;
        Span<byte> head = stackalloc byte[8];
        for (var chunk = 0; bytes.Read(head) == head.Length; chunk++)
        {
            var id = head[..4];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (chunk == MaximumChunks || (bytes.Length is null && bytes.Position + size > MaximumStreamedBytes && !id.SequenceEqual("data"u8)))
            {
                problem = "has too much in front of its samples";
                return null;
            }

            var end = bytes.Position + size + (size & 1);
            if (id.SequenceEqual("fmt "u8) && format is null)
            {
                format = ReadFormat(bytes, size, out problem);
                if (format is null)
                    return null;
            }
            else if (id.SequenceEqual("ds64"u8) && wideSize is null)
            {
                wideSize = ReadWideSize(bytes, size);
            }
            else if (id.SequenceEqual("data"u8) && data is null)
            {
                var stated = size == UnknownSize ? wideSize : size;
                if (stated == 0 && !WavChunkChain.ReachesTheEnd(bytes, riffSize is 0 or UnknownSize ? null : RiffHeadLength + riffSize))
                    stated = null; // a streamed header that was never filled in
                data = (bytes.Position, stated);
                if (format is not null)
                    break;
                if (stated is null || bytes.Length is null)
                {
                    problem = "puts its samples before their format, which can only be followed in a file that states how many there are";
                    return null;
                }

                end = bytes.Position + stated.Value + (stated.Value & 1);
            }

            if (format is not null && data is not null)
                break;
            if (end < bytes.Position || !bytes.TrySeek(end))
                break;
        }

        if (format is null || data is null)
        {
            problem = format is null ? "has no format chunk" : "has no samples behind it";
            return null;
        }

        bytes.TrySeek(data.Value.Position);
        return new WavHeader(format, data.Value.Size);
    }

    private static WavFormat? ReadFormat(AudioBytes bytes, uint size, out string? problem)
    {
        Span<byte> chunk = stackalloc byte[WavFormat.MaximumBytes];
        var count = bytes.Read(chunk[..(int)Math.Min(size, WavFormat.MaximumBytes)]);
        return WavFormat.Parse(chunk[..count], out problem);
    }

    /// <summary>riffSize, dataSize, sampleCount and a table that is of no use here. A size with its top bit set is no size.</summary>
    private static long? ReadWideSize(AudioBytes bytes, uint size)
    {
        Span<byte> chunk = stackalloc byte[16];
        if (size < chunk.Length || bytes.Read(chunk) < chunk.Length)
            return null;
        var dataSize = BinaryPrimitives.ReadInt64LittleEndian(chunk[8..]);
        return dataSize >= 0 ? dataSize : null;
    }
}
