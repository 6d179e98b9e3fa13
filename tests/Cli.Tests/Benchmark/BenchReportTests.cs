using System.Text.RegularExpressions;
using GenreFunctions.Cli.Benchmark;
using GenreFunctions.Cli.Costs;

namespace GenreFunctions.Cli.Tests.Benchmark;

/// <summary>One report, as text and as JSON: what the one shows, the other has.</summary>
public sealed class BenchReportTests
{
    private static readonly BenchReport Report = new(
        new MachineDescription("Some Processor", 4, 16, ".NET 10.0.0", "Some System", "X64", "1.2.3", "gtzan57-librosa0.8", IsOptimised: true), 1.25, true, 9,
        [new SongSpeed("WAV", 30, new Spread(8, 7.5, 10), true, 1000, 200_000), new SongSpeed("mine\e.mp3", 60, new Spread(50, 30, 60), false, 20, 1)],
        new CoresSpeed("WAV", 4, new Spread(400, 380, 410), new Spread(9.5, 9.25, 9.75), 3.2),
        new StageTable("WAV", 10, 77, [new StageTime("decoding", false, 300, 0.375), new StageTime("chroma", true, 400, 0.5), new StageTime("mel", true, 100, 0.125)], 0),
        0.02, ["A note."]);

    [Fact]
    public void Text_ShowsTheFigures()
    {
        var writer = new StringWriter { NewLine = "\n" };
        BenchText.Write(writer, Report);
        var lines = Regex.Replace(writer.ToString(), " {2,}", "  ").Split('\n').Select(line => line.Trim()).ToArray();

        Assert.Contains("Some Processor, 4 cores, vectors of sixteen lanes (AVX-512)", lines);
        Assert.Contains(".NET 10.0.0, Some System, X64; genre 1.2.3, features gtzan57-librosa0.8", lines);
        // 1000 / 8 songs, 30 / 0.008 s of sound in a second, and 1,281 / 8.
        Assert.Contains("WAV  8.00  7.50 - 10.0  125  3,750  160", lines);
        // A minute of sound would take librosa 2,562 ms.
        Assert.Contains("mine?.mp3, 60 s, by the clock  50.0  30.0 - 60.0  20.0  1,200  51.2", lines);
        Assert.Contains("4 songs at once, songs/s by the clock", lines);
        Assert.Contains("WAV  9.50  9.25 - 9.75  400", lines);
        Assert.Contains("380 - 410 songs/s turn by turn; 3.20 times one core's", lines);
        Assert.Contains("decoding  300.0  37.5 %  3.000", lines);
        Assert.Contains("all 57 features  500.0  62.5 %  5.000", lines);
        Assert.Contains("all  800.0  100.0 %  8.000", lines);
        Assert.Contains("A note.", lines);
    }

    [Fact]
    public void Json_HasWhatTheTextShows()
    {
        var writer = new StringWriter();
        IndentedJson.Write(writer, Report);
        var report = System.Text.Json.JsonDocument.Parse(writer.ToString()).RootElement;

        var song = report.GetProperty("oneCore")[1];
        Assert.Equal((50, 30, 60), (song.GetProperty("milliseconds").GetProperty("median").GetDouble(), song.GetProperty("milliseconds").GetProperty("least").GetDouble(), song.GetProperty("milliseconds").GetProperty("most").GetDouble()));
        Assert.Equal((20, 1200, 51.24), (song.GetProperty("songsPerSecond").GetDouble(), song.GetProperty("timesRealTime").GetDouble(), song.GetProperty("timesLibrosa").GetDouble()));
        Assert.Equal((400, 9.5, 3.2), (report.GetProperty("allCores").GetProperty("songsPerSecond").GetProperty("median").GetDouble(), report.GetProperty("allCores").GetProperty("milliseconds").GetProperty("median").GetDouble(), report.GetProperty("allCores").GetProperty("timesOneCore").GetDouble()));
        var stages = report.GetProperty("stages");
        Assert.Equal((500, 800, 8), (stages.GetProperty("features").GetProperty("microseconds").GetDouble(), stages.GetProperty("all").GetProperty("microseconds").GetDouble(), stages.GetProperty("all").GetProperty("millisecondsOf30Seconds").GetDouble()));
        Assert.Equal("A note.", Assert.Single(report.GetProperty("notes").EnumerateArray()).GetString());
        Assert.Equal(1281, report.GetProperty("librosaMilliseconds").GetDouble());
    }

    [Theory]
    [InlineData(new double[] { 5 }, 5, 5, 5)]
    [InlineData(new double[] { 9, 1, 2 }, 2, 1, 9)]
    [InlineData(new double[] { 4, 1, 9, 2 }, 3, 1, 9)]
    public void Spread_HasTheMiddle_TheLeast_AndTheMost(double[] values, double median, double least, double most) =>
        Assert.Equal(new Spread(median, least, most), Spread.Of(values));

    [Theory]
    [InlineData("processor\t: 0\nmodel\t\t: 1\nmodel name\t: Some CPU @ 3: fast\nflags\t: a b\nmodel name\t: Other\n", "Some CPU @ 3: fast")]
    [InlineData("processor\t: 0\nCPU part\t: 0xd08\n\nHardware\t: Some Chip\n", "Some Chip")]
    [InlineData("processor\t: 0\nCPU part\t: 0xd0c\n", null)]
    [InlineData("", null)]
    public void ProcessorName_IsWhatTheSystemHas(string text, string? name) => Assert.Equal(name, MachineDescription.NameIn(text));

    [Fact]
    public void WarmUp_WithoutTime_RunsOneRound_AndIsNotSettled()
    {
        var rounds = 0;

        var (_, isSettled) = WarmUp.Run(() => rounds++, segmentsInRound: 1000, TimeSpan.Zero);

        Assert.Equal((1, false), (rounds, isSettled));
    }
}
