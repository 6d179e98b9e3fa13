namespace GenreFunctions.Audio.Recognition;

/// <summary>Names the kinds of files that are uploaded in place of audio, so that the publisher is told what arrived and what to do.</summary>
internal static class FileKind
{
    /// <summary>What a file that begins like this is, and what to do, to follow "The file is"; <see langword="null"/> when it could be anything.</summary>
    public static string? Describe(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return "empty; upload it again";
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return "a ZIP archive; unpack it and upload the songs in it";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith("Rar!"u8))
            return "a compressed archive; unpack it and upload the songs in it";
        if (head.StartsWith("%PDF"u8))
            return "a PDF document; upload the song itself";
        if (head.StartsWith("MThd"u8))
            return "a MIDI file, which holds notes and no sound; upload a recording";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8))
            return "a picture; upload the song itself";
        if (head.StartsWith("RIFF"u8))
            return "a RIFF file of another kind than WAVE; convert the song to WAV, FLAC or MP3 and upload that";
        if (head.IndexOfAnyExcept((byte)0) < 0)
            return "nothing but zero bytes, as a broken transfer leaves it; upload it again";
        return IsText(head) ? "text; upload the song itself" : null;
    }

    /// <summary>Control characters other than white space do not occur in text, and are in the first bytes of everything else.</summary>
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
