using System.ComponentModel;
using System.Diagnostics;

namespace GenreFunctions.Cli.Demo;

/// <summary>Writes a song in a compressed format, by ffmpeg.</summary>
internal static class Compressor
{
    /// <summary>What <see cref="Write"/> says where there is no ffmpeg.</summary>
    public const string NotInstalled = "ffmpeg is not installed, so there are only WAV files; with it there are MP3, FLAC, Ogg and M4A files too.";

    /// <summary>No progress on standard error, no date and no version in the file: the same song gives the same bytes.</summary>
    private static readonly string[] Quiet = ["-v", "error", "-nostdin", "-y"];

    private static readonly string[] Reproducible = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"];

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <returns>Why it could not be written, in a sentence, or <see langword="null"/>.</returns>
    public static string? Write(byte[] wav, DemoFormat format, string path, CancellationToken cancellation)
    {
        var draftPath = $"{path}.part";
        try
        {
            string[] arguments = [.. Quiet, "-i", "pipe:0", "-c:a", format.Encoder!, .. Reproducible, "-f", format.Container!, draftPath];
            var fault = Run(arguments, wav, cancellation);
            if (fault is null)
                File.Move(draftPath, path, overwrite: true);
            return fault is null ? null : $"ffmpeg could not write {format.Name} files: {fault}";
        }
        catch (Win32Exception)
        {
            return NotInstalled;
        }
        finally
        {
            File.Delete(draftPath);
        }
    }

    /// <exception cref="Win32Exception">There is no ffmpeg.</exception>
    private static string? Run(IEnumerable<string> arguments, byte[] input, CancellationToken cancellation)
    {
        using var ffmpeg = new Process();
        ffmpeg.StartInfo = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = true, RedirectStandardError = true };
        ffmpeg.Start();
        using var stop = cancellation.Register(() => ffmpeg.Kill(entireProcessTree: true));
        var complaint = ffmpeg.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            using var pipe = ffmpeg.StandardInput.BaseStream;
            pipe.Write(input);
        }
        catch (IOException)
        {
            // ffmpeg has ended early; its exit code and complaint say why.
        }

        ffmpeg.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return ffmpeg.ExitCode == 0 ? null : complaint.GetAwaiter().GetResult().Trim().ReplaceLineEndings(" ");
    }
}
