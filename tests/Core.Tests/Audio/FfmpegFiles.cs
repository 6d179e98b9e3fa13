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
    public string Encode(string name, params string[] options) => Encode(Wav, name, options);

    /// <summary>Encodes six seconds of something like music, 48 kHz stereo, into a new file.</summary>
    public string EncodeMusic(string name, params string[] options)
    {
        var wav = Path.Combine(Folder, "music.wav");
        if (!File.Exists(wav))
            File.WriteAllBytes(wav, Music());
        return Encode(wav, name, options);
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

    private string Encode(string wav, string name, string[] options)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
            Run(["-y", "-v", "error", "-i", wav, .. options, "file:" + path]);
        return path;
    }

    // Chords, a beat and noise, not the same left and right, with a rest: an encoder has something to choose.
    private static byte[] Music()
    {
        var random = new Random(5);
        var samples = new short[6 * 48_000 * 2];
        for (var i = 0; i < samples.Length; i += 2)
        {
            var t = i / 96_000.0;
            var loud = t is > 3 and < 3.5 ? 0 : 1;
            var beat = Math.Exp(-18 * (t % 0.4));
            var (s1, s2, s3) = (Math.Sin(Math.Tau * 220 * t), Math.Sin(Math.Tau * 554.37 * t), Math.Sin(Math.Tau * (880 + 40 * t) * t));
            samples[i] = (short)(loud * 9000 * (0.5 * s1 + 0.5 * s2 + beat * (random.NextDouble() - 0.5) + 0.1 * (random.NextDouble() - 0.5)));
            samples[i + 1] = (short)(loud * 9000 * (0.5 * s1 + 0.4 * s3 + beat * (random.NextDouble() - 0.5)));
        }

        return WavBytes.Pcm16(48_000, 2, samples);
    }

    private static void Run(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", .. arguments]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
