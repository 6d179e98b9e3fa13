namespace GenreFunctions.Audio.Recognition;

/// <summary>Names the kinds of files that are uploaded in place of audio, so that the publisher is told what arrived.</summary>
internal static class FileKind
{
    /// <summary>What a file that begins like this is, to follow "The file is"; <see langword="null"/> when it could be anything.</summary>
    public static string? Describe(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return "empty";
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return "a ZIP archive; unpack it and upload the songs in it";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith("Rar!"u8))
            return "a compressed archive; unpack it and upload the songs in it";
        if (head.StartsWith("%PDF"u8))
            return "a PDF document";
        if (head.StartsWith("MThd"u8))
            return "a MIDI file, which holds notes and no sound";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8))
            return "a picture";
        if (head.StartsWith("RIFF"u8))
            return "a RIFF file of another kind than WAVE";
        if (head.IndexOfAnyExcept((byte)0) < 0)
            return "nothing but zero bytes, as a broken transfer leaves it";
        return IsText(head) ? "text" : null;
    }

    // Control characters other than white space do not occur in text, and are in the first bytes of everything else.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return head.Length >= 4 && head[2..4].Contains((byte)0); // UTF-16
        foreach (var value in head)
        {
            if (value is < 0x20 and not (9 or 10 or 12 or 13 or 27) or 0x7F)
                return false;
        }

        return System.Text.Unicode.Utf8.IsValid(head) || head.Length == AudioBytes.HeadLength;
    }
}
