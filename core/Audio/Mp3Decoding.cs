namespace GenreFunctions.Audio;

/// <summary>Where MP3 is decoded.</summary>
public enum Mp3Decoding
{
    /// <summary>By ffmpeg, in a process of its own: a file that makes a decoder fail ends that process and nothing else.</summary>
    ChildProcess,

    /// <summary>
    /// By the shared library libmpg123 in this process, where it is installed, and by ffmpeg where it is not: some 50 ms faster a song. A file that
    /// makes the library fail ends this process, so it is for files from people who are trusted.
    /// </summary>
    InProcess,
}
