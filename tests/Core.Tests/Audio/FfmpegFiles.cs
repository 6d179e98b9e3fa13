using System.Diagnostics;
using System.Runtime.Versioning;

namespace GenreFunctions.Tests.Audio;

/// <summary>A folder of audio files that ffmpeg made from one generated tone; goes with the tests.</summary>
[SupportedOSPlatform("linux")]
public sealed class FfmpegFiles : IDisposable
{
    public FfmpegFiles()
    {
        Folder = Directory.CreateTempSubdirectory("genre-tests-").FullName;
        Wav = Path.Combine(Folder, "tone.wav");
        File.WriteAllBytes(Wav, WavBytes.Sine(2, 44_100, 2));
    }

    public string Folder { get; }

    /// <summary>Two seconds of 440 Hz at half of full scale, 44.1 kHz stereo, 16 bits.</summary>
    public string Wav { get; }

    /// <summary>Encodes the tone into a new file.</summary>
    public string Encode(string name, params string[] options)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
            Run(["-y", "-v", "error", "-i", Wav, .. options, "file:" + path]);
        return path;
    }

    /// <summary>Writes an executable shell script.</summary>
    public string Script(string name, string body)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>A named pipe into which the file is written once somebody reads it.</summary>
    internal NamedPipe Pipe(string content) => new(Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".pipe"), File.ReadAllBytes(content));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Run(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", .. arguments]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
