using GenreFunctions.Audio;

namespace GenreFunctions.Cli.Songs;

/// <summary>How the command line opens audio.</summary>
internal static class OwnFiles
{
    /// <summary>The files are the user's own, and so is the process that a bad one could end: MP3 is decoded in it, which is faster, where libmpg123 is installed.</summary>
    public static AudioOptions Audio { get; } = new() { Mp3Decoding = Mp3Decoding.InProcess };
}
