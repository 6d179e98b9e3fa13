using System.Text.RegularExpressions;

namespace GenreFunctions.Cli.Tests.Learning;

public sealed class LearningCommandsTests(FeatureFiles files) : IClassFixture<FeatureFiles>
{
    private static readonly string[] Header = ["filename", "blues", "jazz", "rock"];
    private static readonly string[] Quick = ["--epochs", "30", "--batch", "8", "--hidden", "16-8"];

    [Fact]
    public void Train_SameSeed_GivesTheSameBytes_AndAModelThatKnowsItsRows()
    {
        var (one, two, other) = (files.PathOf("one.onnx"), files.PathOf("two.onnx"), files.PathOf("other.onnx"));
        var first = Train(one, "--seed", "7");
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(TrainedAs(two, "--seed", "7")));
        Assert.NotEqual(File.ReadAllBytes(one), File.ReadAllBytes(TrainedAs(other, "--seed", "8")));

        // Five folds of songs were judged on the way, and the labels are far apart.
        Assert.Contains("fold 5 of 5", first.Output, StringComparison.Ordinal);
        Assert.Contains("Songs: 18, accuracy 1.0000", first.Output, StringComparison.Ordinal);
        var probabilities = files.PathOf("probabilities.csv");
        var judged = ProgramRun.Genre("evaluate", "--features", files.Rows, "--model", one, "--probabilities", probabilities);
        Assert.Equal((0, ""), (judged.ExitCode, judged.Errors));
        Assert.Contains("Segments: 72, accuracy 1.0000", judged.Output, StringComparison.Ordinal);
        Assert.Equal(Header, File.ReadLines(probabilities).First().Split(','));
        Assert.All(File.ReadLines(probabilities).Skip(1), line =>
        {
            var cells = line.Split(',');
            var best = Enumerable.Range(1, 3).MaxBy(i => double.Parse(cells[i], System.Globalization.CultureInfo.InvariantCulture));
            Assert.StartsWith(Header[best], cells[0], StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("segments", "(leaky)", "seed 2")]
    [InlineData("songs", "Protocol songs:", "fold 5 of 5")]
    public void Evaluate_Protocol_SaysWhatItsNumbersAreWorth(string protocol, string worth, string lastRun)
    {
        var run = ProgramRun.Genre(["evaluate", "--features", files.Rows, "--protocol", protocol, "--seeds", "2", .. Quick]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(worth, run.Output, StringComparison.Ordinal);
        Assert.Contains(lastRun, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parity_SameAndOtherFile_AreToldApart()
    {
        var same = ProgramRun.Genre("parity", files.Rows, files.Rows);
        Assert.Equal(0, same.ExitCode);
        Assert.Contains("72 rows, 4104 values; 100.00 % within", same.Output, StringComparison.Ordinal);

        // One row of 72 is off, in all its features: 71 of 72 are 98.61 %.
        var nudged = ProgramRun.Genre("parity", files.Nudged, files.Rows);
        Assert.Equal(2, nudged.ExitCode);
        Assert.Contains("98.61 % within", nudged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongUse_IsOneSentenceThatNamesTheCause()
    {
        foreach (var (arguments, cause) in WrongUses())
        {
            var run = ProgramRun.Genre(arguments);
            Assert.True(run.ExitCode == 1, $"genre {string.Join(' ', arguments)}: exit code {run.ExitCode}");
            Assert.Equal("", run.Output);
            Assert.Matches($"^genre: [^\n]*{Regex.Escape(cause)}[^\n]*\n$", run.Errors);
        }

        Assert.False(File.Exists(files.PathOf("never.onnx")));
    }

    private IEnumerable<(string[] Arguments, string Cause)> WrongUses()
    {
        var never = files.PathOf("never.onnx");
        yield return (["train", "--features", files.PathOf("nowhere.csv"), "--out", never], "nowhere.csv");
        yield return (["train", "--features", files.Text, "--out", never], "filename");
        yield return (["train", "--features", files.OneLabel, "--out", never], "blues");
        yield return (["train", "--features", files.Rows, "--out", never, "--epochs", "0"], "Epochs is 0");
        yield return (["train", "--features", files.Rows, "--out", never, "--hidden", "16,8"], "16,8");
        yield return (["train", "--features", files.Rows, "--out", never, "--date", "yesterday"], "yesterday");
        yield return (["evaluate", "--features", files.Rows], "--protocol");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "artists"], "artists");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "segments", "--seeds", "0"], "--seeds is 0");
        yield return (["evaluate", "--features", files.Rows, "--model", files.Rows], "rows.csv");
        yield return (["parity", files.Text, files.Rows], "text.csv");
    }

    private ProgramRun Train(string path, params string[] options)
    {
        var run = ProgramRun.Genre(["train", "--features", files.Rows, "--out", path, "--name", "test", "--date", "2026-01-31", .. Quick, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run;
    }

    private string TrainedAs(string path, params string[] options)
    {
        Train(path, options);
        return path;
    }
}
