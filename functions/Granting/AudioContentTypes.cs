namespace GenreFunctions.Functions.Granting;

/// <summary>What a song's blob is called to a player.</summary>
internal static class AudioContentTypes
{
    private const string Anything = "application/octet-stream";

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".wav"] = "audio/wav", [".mp3"] = "audio/mpeg", [".mp2"] = "audio/mpeg", [".aac"] = "audio/aac", [".m4a"] = "audio/mp4", [".mp4"] = "audio/mp4",
        [".flac"] = "audio/flac", [".ogg"] = "audio/ogg", [".oga"] = "audio/ogg", [".opus"] = "audio/ogg", [".webm"] = "audio/webm", [".mka"] = "audio/x-matroska",
        [".wma"] = "audio/x-ms-wma", [".aif"] = "audio/aiff", [".aiff"] = "audio/aiff", [".caf"] = "audio/x-caf", [".au"] = "audio/basic", [".wv"] = "audio/x-wavpack",
    };

    /// <summary>What the blob says when that is a sound or a film, or else by the name's extension.</summary>
    public static string Of(string name, string? stated) =>
        stated is not null && (stated.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || stated.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
            ? stated
            : ByExtension.GetValueOrDefault(Path.GetExtension(name), Anything);
}
