namespace GenreFunctions.Audio.Recognition;

/// <summary>Names the kinds of audio that nothing here reads, so that the publisher is told to convert the song.</summary>
internal static class UnreadAudio
{
    /// <summary>The longest frames of AC-3 and E-AC-3: the second one starts at or before this.</summary>
    private const int MaximumAc3FrameBytes = 4096;

    private const int MaximumAc3Version = 16;

    /// <summary>The kind, without a demuxer; <see langword="null"/> when the bytes begin like none of them.</summary>
    public static AudioContainer? Recognise(ReadOnlySpan<byte> head)
    {
        if (Name(head) is not { } name || FileKind.Describe(head) is not null) // words of a text begin like that too
            return null;
        return new AudioContainer("unread", Demuxer: null, name);
    }

    private static string? Name(ReadOnlySpan<byte> head)
    {
        // ffmpeg opens it, and takes its samples' bytes in the wrong order: noise without a warning.
        if (head.Length >= 12 && head.StartsWith("RIFX"u8) && head[8..].StartsWith("WAVE"u8))
            return "big-endian WAV (RIFX)";
        if (head.StartsWith((ReadOnlySpan<byte>)[.. "riff"u8, 0x2E, 0x91, 0xCF, 0x11]))
            return "Wave64";
        if (head.StartsWith("TTA1"u8) || head.StartsWith("TTA2"u8))
            return "True Audio (TTA)";
        if (head.StartsWith("MAC "u8))
            return "Monkey's Audio (APE)";
        if (head.StartsWith("MPCK"u8) || head.StartsWith("MP+"u8))
            return "Musepack";
        if (head.StartsWith("DSD "u8) || (head.Length >= 16 && head.StartsWith("FRM8"u8) && head[12..].StartsWith("DSD "u8)))
            return "DSD";
        if (head.StartsWith("#!AMR"u8))
            return "AMR";
        return IsAc3(head) ? "AC-3" : null;
    }

    /// <summary>Two sync words could be chance; behind the second stands the same version.</summary>
    private static bool IsAc3(ReadOnlySpan<byte> head)
    {
        if (head.Length < 6 || !head.StartsWith((ReadOnlySpan<byte>)[0x0B, 0x77]) || head[5] >> 3 > MaximumAc3Version)
            return false;
        for (var at = 6; at + 6 <= Math.Min(head.Length, MaximumAc3FrameBytes + 6); at++)
        {
            if (head[at] == 0x0B && head[at + 1] == 0x77 && head[at + 5] >> 3 == head[5] >> 3)
                return true;
        }

        return false;
    }
}
