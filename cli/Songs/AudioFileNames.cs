namespace GenreFunctions.Cli.Songs;

/// <summary>Which files of a folder are taken for audio: the usual names of the kinds that can be decoded. A file named on the command line is tried whatever its name.</summary>
internal static class AudioFileNames
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".wav", ".wave", ".bwf", ".rf64", ".bw64", ".aif", ".aiff", ".aifc", ".au", ".snd", ".caf",
        ".mp3", ".mp2", ".mpga", ".m4a", ".m4b", ".mp4", ".aac", ".adts", ".3gp", ".alac", ".wma", ".asf",
        ".ogg", ".oga", ".opus", ".spx", ".weba", ".webm", ".mka", ".flac", ".wv",
    };

    /// <summary>True if the name looks like audio. Hidden files are not: macOS writes a <c>._song.mp3</c> beside every song on foreign disks.</summary>
    public static bool Matches(string path) =>
        Extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith('.');
}
