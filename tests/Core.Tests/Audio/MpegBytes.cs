using GenreFunctions.Audio.Recognition;

namespace GenreFunctions.Tests.Audio;

/// <summary>Pieces of MP3 files, right or wrong.</summary>
internal static class MpegBytes
{
    public static byte[] Id3(byte[] content) =>
    [
        .. "ID3"u8, 4, 0, 0, (byte)((content.Length >> 21) & 127), (byte)((content.Length >> 14) & 127), (byte)((content.Length >> 7) & 127), (byte)(content.Length & 127),
        .. content,
    ];

    /// <summary>An APE tag with a header; its size counts the footer.</summary>
    public static byte[] Ape(byte[] content) => [.. ApeEnd(content.Length, 0xA0), .. content, .. ApeEnd(content.Length, 0x80)];

    /// <summary>Where each frame of a file without tags begins; the file's end at last.</summary>
    public static List<int> FrameStarts(byte[] file)
    {
        List<int> starts = [];
        var at = 0;
        for (; MpegFrame.TryParse(file.AsSpan(at), out var frame); at += frame.Length)
            starts.Add(at);
        starts.Add(at);
        return starts;
    }

    private static byte[] ApeEnd(int contentLength, byte flags) =>
        [.. "APETAGEX"u8, .. BitConverter.GetBytes(2000), .. BitConverter.GetBytes(contentLength + 32), 0, 0, 0, 0, 0, 0, 0, flags, .. new byte[8]];
}
