namespace GenreFunctions.Cli.Upload;

/// <summary>What a file is stored as: by its first bytes, or else by its extension. The service that tags it goes by the bytes alone.</summary>
internal static class ContentTypes
{
    /// <summary>Bytes of a file's beginning that are enough.</summary>
    public const int HeadBytes = 12;

    /// <summary>Anything.</summary>
    private const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp3"] = "audio/mpeg", [".mp2"] = "audio/mpeg", [".mpga"] = "audio/mpeg", [".aac"] = "audio/aac", [".adts"] = "audio/aac",
        [".m4a"] = "audio/mp4", [".m4b"] = "audio/mp4", [".alac"] = "audio/mp4", [".mp4"] = "audio/mp4", [".3gp"] = "audio/3gpp",
        [".wma"] = "audio/x-ms-wma", [".asf"] = "video/x-ms-asf", [".wv"] = "audio/x-wavpack",
        [".txt"] = "text/plain", [".pdf"] = "application/pdf", [".zip"] = "application/zip", [".jpg"] = "image/jpeg", [".png"] = "image/png",
    };

    /// <summary>The content type.</summary>
    public static string Of(string path, ReadOnlySpan<byte> head)
    {
        var form = head.Length >= HeadBytes ? head.Slice(8, 4) : default;
        if (form.SequenceEqual("WAVE"u8) && (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8)))
            return "audio/wav";
        if (head.StartsWith("FORM"u8) && (form.SequenceEqual("AIFF"u8) || form.SequenceEqual("AIFC"u8)))
            return "audio/aiff";
        if (head.StartsWith("fLaC"u8))
            return "audio/flac";
        if (head.StartsWith("OggS"u8))
            return "audio/ogg";
        if (head.StartsWith("ID3"u8))
            return "audio/mpeg";
        if (head.Length >= HeadBytes && head[4..].StartsWith("ftyp"u8))
            return "audio/mp4";
        if (head.StartsWith("caff"u8))
            return "audio/x-caf";
        if (head.StartsWith(".snd"u8))
            return "audio/basic";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return "audio/webm";
        return ByExtension.GetValueOrDefault(Path.GetExtension(path), Unknown);
    }
}
