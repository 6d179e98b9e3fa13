namespace GenreFunctions.Audio.Recognition;

/// <summary>The ID3v2 tag in front of a song. Source: id3.org, ID3v2.4.0.</summary>
internal static class Id3Tag
{
    /// <summary>What has to be seen of a tag to know its length.</summary>
    public const int HeaderLength = 10;

    /// <summary>
    /// How long the tag is that <paramref name="start"/> begins with, 0 when it begins with none. The size is 4 x 7 bits, without the header and
    /// without the footer that bit 4 of the flags announces.
    /// </summary>
    public static long Length(ReadOnlySpan<byte> start)
    {
        if (start.Length < HeaderLength || !start.StartsWith("ID3"u8) || (start[6] | start[7] | start[8] | start[9]) >= 0x80)
            return 0;
        var size = (start[6] << 21) | (start[7] << 14) | (start[8] << 7) | start[9];
        var footer = (start[5] & 0x10) != 0 ? HeaderLength : 0;
        return HeaderLength + size + footer;
    }
}
