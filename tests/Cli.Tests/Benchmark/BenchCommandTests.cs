using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenreFunctions.Cli.Tests.Benchmark;

/// <summary>The program as a user runs it, for as short as it goes. Needs ffmpeg and libmpg123. What it measures is the machine's business.</summary>
public sealed class BenchCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Text_HasTheMachine_TheSongBothWays_TheStages_AndHowTheyWereMeasured()
    {
        var path = Path.Combine(_folder.Path, "mine.mp3");
        ProgramRun.BytesFrom("ffmpeg", "-v", "error", "-i", _folder.File("mine.wav", SongBytes.Wav(seconds: 4)), path);

        var run = ProgramRun.Genre("bench", "--seconds", "1", "--jobs", "3", "--song", path);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches($@"\A\S.*, {Environment.ProcessorCount} cores?, (no vectors|vectors of (eight|sixteen) lanes .*)\n\.NET 1\d\..*; genre \d+\.\d+\.\d+, features gtzan57-librosa0\.8\n", run.Output);
        const string Figures = @" +[\d.,]+ +[\d.,]+ - [\d.,]+ +[\d.,]+";
        foreach (var song in new[] { @"mine\.mp3, in process \(libmpg123 [\d.]+\), 4 s", @"mine\.mp3, through ffmpeg, 4 s" })
            Assert.Matches($@"(?m)^    {song}{Figures} +[\d.,]+ +[\d.,]+$", run.Output);
        Assert.Matches($@"(?m)^  3 songs at once, songs/s by the clock\n    mine\.mp3, in process .*{Figures}\n      .* songs/s turn by turn; \d+\.\d\d times one core's$", run.Output);
        Assert.Contains("Where the time goes: mine.mp3, in process", run.Output, StringComparison.Ordinal);
        Assert.Equal(8, Regex.Count(run.Output, @"(?m)^    [A-Za-z].* +[\d.,]+ +[\d.]+ % +[\d.,]+$"));
        Assert.Matches(@"(?m)^  all +[\d.,]+ +100\.0 % +[\d.,]+$", run.Output);
        Assert.Contains("\n  0 bytes are allocated to featurize and score a segment.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("its 1,281 ms for the features of 30 s are one thread's on another machine", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_AddsUp()
    {
        var run = ProgramRun.GenreWith(new Dictionary<string, string> { ["TMPDIR"] = _folder.Path }, "bench", "--seconds", "1", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(Environment.ProcessorCount, report.GetProperty("machine").GetProperty("cores").GetInt32());
        Assert.InRange(report.GetProperty("turns").GetInt32(), 3, 1000);
        var songs = report.GetProperty("oneCore").EnumerateArray().ToArray();
        Assert.Equal(["WAV, 22,050 Hz mono", "WAV, 44,100 Hz stereo", "MP3, in process", "MP3, through ffmpeg"], songs.Select(song => song.GetProperty("name").GetString()!.Split(" (")[0]));
        Assert.All(songs, song =>
        {
            var milliseconds = Number(song, "milliseconds", "median");
            Assert.InRange(milliseconds, Number(song, "milliseconds", "least"), Number(song, "milliseconds", "most"));
            Assert.True(Number(song, "milliseconds", "least") > 0);
            Assert.Equal(1000, milliseconds * Number(song, "songsPerSecond"), 1e-6);
            Assert.Equal(30 * Number(song, "songsPerSecond"), Number(song, "timesRealTime"), 1e-6);
            Assert.Equal(1281 / milliseconds, Number(song, "timesLibrosa"), 1e-6);
            Assert.InRange(song.GetProperty("songs").GetInt32(), report.GetProperty("turns").GetInt32(), int.MaxValue);
        });
        var cores = report.GetProperty("allCores");
        Assert.Equal(Environment.ProcessorCount, cores.GetProperty("jobs").GetInt32());
        Assert.Equal(Number(cores, "songsPerSecond", "median") / Number(songs[1], "songsPerSecond"), Number(cores, "timesOneCore"), 1e-6);
        AssertStagesAddUp(report.GetProperty("stages"), segments: 10);
        // The MP3 that was made for it is gone.
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path, "genre-bench-*"));
    }

    [Fact]
    public void WithoutFfmpeg_MeasuresWhatThereIs_AndSaysWhatIsNot()
    {
        var run = ProgramRun.GenreWith(new Dictionary<string, string> { ["PATH"] = _folder.Path }, "bench", "--seconds", "1", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["WAV, 22,050 Hz mono", "WAV, 44,100 Hz stereo"], report.GetProperty("oneCore").EnumerateArray().Select(song => song.GetProperty("name").GetString()!));
        Assert.Equal("MP3 is not measured: ffmpeg, which would make one, is not installed.", report.GetProperty("notes")[0].GetString());
    }

    [Fact]
    public void Song_OfOnesOwn_IsMeasuredInItsPlace_OnAMachineWithoutVectors()
    {
        var path = _folder.File("mine.wav", SongBytes.Wav(seconds: 4));

        var run = ProgramRun.GenreWith(new Dictionary<string, string> { ["DOTNET_EnableHWIntrinsic"] = "0" }, "bench", "--seconds", "1", "--song", path, "--jobs", "1", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1, report.GetProperty("machine").GetProperty("lanes").GetInt32());
        var song = report.GetProperty("oneCore").EnumerateArray().Single();
        Assert.Equal(("mine.wav", 4.0), (song.GetProperty("name").GetString(), Number(song, "audioSeconds")));
        Assert.Equal(1281 * 4 / 30.0 / Number(song, "milliseconds", "median"), Number(song, "timesLibrosa"), 1e-6);
        AssertStagesAddUp(report.GetProperty("stages"), segments: 1);
    }

    [Theory]
    [InlineData("short", "The song is 1.000 s long")]
    [InlineData("silent", "")]
    [InlineData("text", "The file is text; upload the song itself.")]
    public void Song_WithoutTags_ExitsWith1_AndSaysItsOutcome(string kind, string sentence)
    {
        var path = _folder.File("song.wav", kind switch
        {
            "short" => SongBytes.Wav(seconds: 1),
            "silent" => SongBytes.Silence(seconds: 4),
            _ => "Shall I compare thee to a summer's day?"u8.ToArray(),
        });

        var run = ProgramRun.Genre("bench", "--song", path);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"genre: The song '{path}' cannot be measured: {sentence}", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("--seconds 0", "--seconds is 0, but has to be between 1 and 3600.")]
    [InlineData("--seconds long", "--seconds is 'long', but has to be a number between 1 and 3600.")]
    [InlineData("--jobs 0", "--jobs is 0, but has to be between 1 and 256.")]
    [InlineData("--song /no/such/song.wav", "There is no song '/no/such/song.wav'.")]
    [InlineData("--song /dev/null", "The song '/dev/null' cannot be measured: it is a pipe or a device, and is to be read again and again.")]
    [InlineData("--song /", "The song '/' cannot be read: '/' is a folder, not an audio file.")]
    [InlineData("--model /no/such/model.onnx", "There is no model '/no/such/model.onnx'.")]
    [InlineData("song.wav", "Unrecognized command or argument 'song.wav'.")]
    public void WrongUse_ExitsWith1_AndSaysWhatInOneLine(string arguments, string sentence)
    {
        var run = ProgramRun.Genre(["bench", .. arguments.Split(' ')]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"genre: {sentence}", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task CtrlC_StopsIt_AndLeavesNothingBehind()
    {
        var pipe = Path.Combine(_folder.Path, "model.onnx");
        ProgramRun.BytesFrom("mkfifo", pipe);
        using var genre = ProgramRun.Start(new Dictionary<string, string> { ["TMPDIR"] = _folder.Path }, "bench", "--seconds", "3600", "--model", pipe);
        var errors = genre.StandardError.ReadToEndAsync();

        // Once it has the model, it measures for an hour.
        await using (var model = new FileStream(pipe, FileMode.Open, FileAccess.Write))
            await model.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(RepositoryFolder.Path, "models", "gtzan-mlp.onnx")));
        using var kill = Process.Start("kill", ["-INT", $"{genre.Id}"]);
        await genre.WaitForExitAsync();

        Assert.Equal((130, "genre: Stopped.\n"), (genre.ExitCode, await errors));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path, "genre-bench-*"));
    }

    private static void AssertStagesAddUp(JsonElement table, int segments)
    {
        var stages = table.GetProperty("stages").EnumerateArray().ToArray();
        Assert.Equal((segments, 11), (table.GetProperty("segments").GetInt32(), stages.Length));
        Assert.Equal(0, Number(table, "allocatedBytesPerSegment"));
        Assert.All(stages, stage => Assert.True(Number(stage, "microseconds") > 0, $"{stage}"));
        Assert.All(stages, stage => Assert.Equal(Number(stage, "microseconds") / 100, Number(stage, "millisecondsOf30Seconds"), 1e-9));
        Assert.Equal(1, stages.Sum(stage => Number(stage, "share")), 1e-9);
        Assert.Equal(Number(table, "all", "microseconds"), stages.Sum(stage => Number(stage, "microseconds")), 1e-6);
        Assert.Equal(
            Number(table, "features", "microseconds"), stages.Where(stage => stage.GetProperty("isFeature").GetBoolean()).Sum(stage => Number(stage, "microseconds")), 1e-6);
    }

    private static double Number(JsonElement element, params string[] names) => names.Aggregate(element, (inner, name) => inner.GetProperty(name)).GetDouble();
}
