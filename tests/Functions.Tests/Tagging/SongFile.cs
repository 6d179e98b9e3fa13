using System.Diagnostics;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>Songs in other shapes than the plain one.</summary>
internal static class SongFile
{
    private const int HeaderBytes = 44, SecondBytes = 2 * 22_050;

    public static byte[] Of(string kind) => kind switch
    {
        "wav" => SongBytes.Wav(16.5),
        "wav of one batch" => SongBytes.Wav(9.1),
        "wav at 48 kHz" => Convert(SongBytes.Wav(11), "wav", "-ar", "48000", "-ac", "2"),
        "wav of several requests" => Convert(SongBytes.Wav(7), "wav", "-ar", "96000", "-ac", "2", "-c:a", "pcm_f32le"), // 5 MB, of which 4 are read at a time
        "wav with silence in it" => Silenced(SongBytes.Wav(25, seed: 3), 3, 6, 12, 18, 21, 24),
        "wav that becomes audible late" => Silenced(SongBytes.Wav(25, seed: 3), 0, 21),
        "mp3" => Convert(SongBytes.Wav(17, seed: 7), "mp3", "-b:a", "64k"),
        "flac" => Convert(SongBytes.Wav(13, seed: 8), "flac"),
        "m4a" => Convert(SongBytes.Wav(14, seed: 9), "m4a"),
        "cut mp3" => Convert(SongBytes.Wav(26, seed: 7), "mp3", "-b:a", "64k")[..100_000],
        "cut wav" => SongBytes.Wav(26)[..500_001],
        "silence" => SongBytes.Silence(14),
        "too short" => SongBytes.Wav(2.9),
        "text" => "Dear Sir or Madam, enclosed please find our song."u8.ToArray(),
        "nothing" => [],
        "wav header" => SongBytes.Wav(4)[..HeaderBytes],
        "mp3 of noise" => Noise(),
        "longer than allowed" => SongBytes.Wav(40),
        "longer than its header says" => Endless(Silenced(SongBytes.Wav(40), 3, 6)),
        "far longer than its header says" => Endless(SongBytes.Wav(70)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such song."),
    };

    /// <summary>An MP3 file of so many seconds.</summary>
    public static byte[] Mp3(int seconds) => Convert(SongBytes.Wav(seconds), "mp3", "-b:a", "64k");

    /// <summary>Ffmpeg's own encoding of a WAV file.</summary>
    private static byte[] Convert(byte[] wav, string extension, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var (input, output) = (folder.File("song.wav", wav), Path.Combine(folder.Path, $"out.{extension}"));
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-i", input, .. arguments, output]))!;
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
        return File.ReadAllBytes(output);
    }

    /// <summary>Pairs of seconds, from and to, between which nothing is heard.</summary>
    private static byte[] Silenced(byte[] wav, params int[] seconds)
    {
        for (var i = 0; i < seconds.Length; i += 2)
            wav.AsSpan(HeaderBytes + seconds[i] * SecondBytes, Math.Min((seconds[i + 1] - seconds[i]) * SecondBytes, wav.Length - HeaderBytes - seconds[i] * SecondBytes)).Clear();
        return wav;
    }

    /// <summary>An MP3 file in a container that states no duration, so that nobody knows how long it is until it is read.</summary>
    private static byte[] Endless(byte[] wav) => Convert(wav, "aac");

    private static byte[] Noise()
    {
        var noise = new byte[50_000];
        new Random(5).NextBytes(noise);
        "ID3"u8.CopyTo(noise);
        return noise;
    }
}
