using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using GenreFunctions.Audio;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Bench.Audio;

/// <summary>
/// A 30-second MP3 file (44.1 kHz stereo, 192 kbit/s) to its tags on one core: decoding, resampling, features, model. Needs ffmpeg, which makes the
/// file and is the yardstick, and libmpg123.
/// </summary>
[MinColumn, MedianColumn]
public class Mp3Song
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genre-bench-").FullName;
    private readonly SongTagger _childProcess = Tagger(Mp3Decoding.ChildProcess);
    private readonly SongTagger _inProcess = Tagger(Mp3Decoding.InProcess);
    private readonly AudioOpener _opener = new(new AudioOptions { Mp3Decoding = Mp3Decoding.InProcess });
    private readonly float[] _samples = new float[16_384];
    private string _mp3 = "";

    [GlobalSetup]
    public void Setup()
    {
        var wav = Path.Combine(_folder, "song.wav");
        _mp3 = Path.Combine(_folder, "song.mp3");
        File.WriteAllBytes(wav, WavBytes.Pcm16(BenchSong.Samples(30 * 44_100), 44_100, channelCount: 2));
        using (var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-nostdin", "-y", "-i", wav, "-b:a", "192k", _mp3]))
            ffmpeg.WaitForExit();
        using var song = _opener.Open(_mp3);
        if (song.Description?.Decoder != "mpg123")
            throw new InvalidOperationException("This machine has no libmpg123, which is what is measured: apt-get install libmpg123-0");
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public SongResult TagsWithFfmpeg() => _childProcess.Tag(_mp3);

    [Benchmark]
    public SongResult TagsInProcess() => _inProcess.Tag(_mp3);

    [Benchmark]
    public long SamplesInProcess()
    {
        using var song = _opener.Open(_mp3);
        long count = 0;
        for (int read; (read = song.Read(_samples)) > 0;)
            count += read;
        return count;
    }

    private static SongTagger Tagger(Mp3Decoding decoding) => new(
        GenreModel.Load(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "models", "gtzan-calm.onnx"))), new AudioOptions { Mp3Decoding = decoding });
}
