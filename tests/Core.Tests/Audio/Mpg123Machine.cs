using GenreFunctions.Audio;
using GenreFunctions.Audio.Mpg123;

namespace GenreFunctions.Tests.Audio;

/// <summary>The libmpg123 of the machine that the tests run on, which they need.</summary>
internal static class Mpg123Machine
{
    private static readonly AudioOptions InProcess = new() { Mp3Decoding = Mp3Decoding.InProcess };

    public static Mpg123Library Library =>
        Mpg123Library.Installed ?? throw new InvalidOperationException("These tests need libmpg123 (libmpg123.so.0), which is not on this machine: apt-get install libmpg123-0");

    /// <summary>Decodes MP3 in this process, and has no ffmpeg to fall back to.</summary>
    public static AudioOpener Alone => new(InProcess with { FfmpegProgram = "no-such-ffmpeg" }, Library);

    /// <summary>Decodes MP3 in this process, and the rest with ffmpeg.</summary>
    public static AudioOpener WithFfmpeg => new(InProcess, Library);

    /// <summary>Would decode in this process, but has no libmpg123.</summary>
    public static AudioOpener WithoutLibrary(string ffmpeg) => new(InProcess with { FfmpegProgram = ffmpeg }, mpg123: null);
}
