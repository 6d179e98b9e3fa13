using System.Diagnostics;

namespace GenreFunctions.EndToEnd.Tests.Songs;

/// <summary>Audio that ffmpeg makes.</summary>
internal static class FfmpegFile
{
    /// <summary>Runs ffmpeg; the test fails when it is missing or unhappy.</summary>
    public static byte[] Make(string extension, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, $"made.{extension}");
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", .. arguments, path]))!;
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
        return File.ReadAllBytes(path);
    }
}
