using GenreFunctions.Audio;
using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Styles;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>The songs that are measured: one of the demo in several forms, or one of the user's own. Its files go with it.</summary>
internal sealed class BenchSongs : IDisposable
{
    private const int AnalysisChannels = 1;
    private const string Mp3 = "mp3";

    private readonly List<string> _notes = [];
    private DirectoryInfo? _folder;

    private BenchSongs()
    {
    }

    /// <summary>All forms, each of which can be tagged.</summary>
    public List<SongKind> Kinds { get; } = [];

    /// <summary>The one that is measured on all cores, and by stages.</summary>
    public SongKind Main { get; private set; } = null!;

    /// <summary>What is not measured, and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A song of the demo, in memory as WAV in two forms, and as MP3 where there is an ffmpeg to make one.</summary>
    public static BenchSongs Made(GenreModel model, CancellationToken cancellation)
    {
        var songs = new BenchSongs();
        try
        {
            var sound = SongRenderer.Render(DemoStyles.All[0], seed: 1);
            cancellation.ThrowIfCancellationRequested();
            var disc = WavWriter.Write(sound);
            songs.Kinds.Add(SongKind.InMemory("WAV, 22,050 Hz mono", model, WavWriter.Write(AtAnalysisRate(sound), Segment.SampleRateHz, AnalysisChannels)));
            songs.Kinds.Add(songs.Main = SongKind.InMemory("WAV, 44,100 Hz stereo", model, disc));
            foreach (var kind in songs.Kinds)
                kind.TagFirst(cancellation);
            songs.AddMp3(model, disc, cancellation);
            return songs;
        }
        catch
        {
            songs.Dispose();
            throw;
        }
    }

    /// <summary>A file, decoded as <c>genre tag</c> does; and MP3 through ffmpeg as well, if there are both.</summary>
    /// <exception cref="WrongUseException">It cannot be read again and again, or not be tagged.</exception>
    public static BenchSongs Own(GenreModel model, string path, CancellationToken cancellation)
    {
        if (SpecialFile.Is(path))
            throw new WrongUseException($"The song '{path}' cannot be measured: it is a pipe or a device, and is to be read again and again.");
        var songs = new BenchSongs();
        var first = TaggedFile(model, path, Path.GetFileName(path), Mp3Decoding.InProcess, cancellation);
        if (first.First.Outcome != SongOutcome.Tagged)
            throw new WrongUseException($"The song '{path}' cannot be measured: {first.First.Message}");
        songs.Kinds.Add(songs.Main = first);
        if (first.IsMp3InProcess)
        {
            var other = TaggedFile(model, path, Path.GetFileName(path), Mp3Decoding.ChildProcess, cancellation);
            if (other.First.Outcome == SongOutcome.Tagged)
                songs.Kinds.Add(other);
            else
                songs._notes.Add("MP3 through ffmpeg is not measured: ffmpeg is not installed, or cannot decode the song.");
        }

        return songs;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder?.Delete(recursive: true);

    /// <summary>Left and right of two moments in one: the sound hardly matters, so this needs no better filter.</summary>
    private static float[] AtAnalysisRate(float[] stereo)
    {
        var mono = new float[stereo.Length / 4];
        for (var i = 0; i < mono.Length; i++)
            mono[i] = (stereo[4 * i] + stereo[(4 * i) + 1] + stereo[(4 * i) + 2] + stereo[(4 * i) + 3]) / 4;
        return mono;
    }

    private void AddMp3(GenreModel model, byte[] disc, CancellationToken cancellation)
    {
        try
        {
            _folder = Directory.CreateTempSubdirectory("genre-bench-");
            var path = Path.Combine(_folder.FullName, "song.mp3");
            if (Compressor.Write(disc, DemoFormat.Find(Mp3)!, path, cancellation) is { } fault)
            {
                _notes.Add(fault == Compressor.NotInstalled ? "MP3 is not measured: ffmpeg, which would make one, is not installed." : $"MP3 is not measured: {fault}");
                return;
            }

            var inProcess = TaggedFile(model, path, "MP3", Mp3Decoding.InProcess, cancellation);
            if (inProcess.IsMp3InProcess)
                Kinds.Add(inProcess);
            else
                _notes.Add("MP3 in process is not measured: libmpg123 is not installed.");
            Kinds.Add(TaggedFile(model, path, "MP3", Mp3Decoding.ChildProcess, cancellation));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _notes.Add($"MP3 is not measured: {fault.Message}");
        }
    }

    private static SongKind TaggedFile(GenreModel model, string path, string name, Mp3Decoding decoding, CancellationToken cancellation)
    {
        var kind = SongKind.OfFile(name, model, decoding, path);
        kind.TagFirst(cancellation);
        return kind;
    }
}
