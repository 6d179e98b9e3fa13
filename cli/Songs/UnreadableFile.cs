using GenreFunctions.Audio;

namespace GenreFunctions.Cli.Songs;

/// <summary>A file that may not be opened, or that went away while others were worked on: one song's fault, not the end of the run.</summary>
internal static class UnreadableFile
{
    /// <summary>True for what the file system throws.</summary>
    public static bool Throws(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The fault, in the words of the file system.</summary>
    public static AudioFault Fault(Exception exception) => new(SongOutcome.Undecodable, $"The file cannot be read: {exception.Message}");
}
