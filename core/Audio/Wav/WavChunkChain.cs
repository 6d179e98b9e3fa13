using System.Buffers.Binary;

namespace GenreFunctions.Audio.Wav;

/// <summary>
/// Tells chunks from samples behind a header that states no samples. A song that was streamed and an empty song that has tags both state 0;
/// samples do not happen to be names and sizes that lead from one to the next and exactly to the end.
/// </summary>
internal static class WavChunkChain
{
    /// <summary>As for the chunks in front of the samples: no writer comes near.</summary>
    private const int MaximumChunks = 1000;

    private const int HeadLength = 8;

    /// <summary>Whether chunks, at least one, fill everything from the current position on, which stays where it is.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="statedEnd">
    /// Where the file ends by its RIFF header, if it says so. Counts only for a stream that cannot seek, where the last chunk may be longer than what can be
    /// seen of it.
    /// </param>
    public static bool ReachesTheEnd(AudioBytes bytes, long? statedEnd)
    {
        if ((bytes.KnownLength ?? statedEnd) is not { } end)
            return false;

        Span<byte> head = stackalloc byte[HeadLength];
        var at = bytes.Position;
        var count = 0;
        for (; at < end && count < MaximumChunks && bytes.TryPeek(at, head); count++)
        {
            if (head[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
                return false;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            at += HeadLength + size + (size & 1);
        }

        return count > 0 && (at == end || at == end + 1); // some writers leave the last chunk's padding out
    }
}
