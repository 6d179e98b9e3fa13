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

    [Fact]
    public void ModelThatReadsWholeSongs_IsJudgedSongBySong_AndTagsNothing()
    {
        var model = files.PathOf("lstm.onnx");
        var train = ProgramRun.Genre("train", "--features", files.Rows, "--out", model, "--learner", "lstm", "--no-calibration", "--date", "2026-01-31");
        Assert.Equal((0, ""), (train.ExitCode, train.Errors));

        var judged = ProgramRun.Genre("evaluate", "--features", files.Rows, "--model", model);
        Assert.Equal((0, ""), (judged.ExitCode, judged.Errors));
        Assert.Contains("Songs: 18, accuracy 1.0000", judged.Output, StringComparison.Ordinal);
        Assert.All((string[][])[["tag", files.Text], ["importance", "--features", files.Rows], ["explain", files.Text]], arguments =>
        {
            var run = ProgramRun.Genre([.. arguments, "--model", model]);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("reads whole songs, and here segments are scored one by one; take a model that reads segments.", run.Errors, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void DataOnStandardOutput_StandsAlone_AndTheReportIsOnStandardError()
    {
        var model = files.PathOf("genre-mlp.onnx");
        var copy = files.PathOf("copy.onnx");
        var options = $"-f '{files.Rows}' --date 2026-01-31 --no-calibration {string.Join(' ', Quick)}";
        Assert.Equal(0, ProgramRun.Shell($"genre train -o '{model}' {options}").ExitCode);
        var train = ProgramRun.Shell($"genre train -o - {options} > '{copy}'");
        Assert.Equal(0, train.ExitCode);
        Assert.StartsWith("-: genre-mlp@", train.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(model), File.ReadAllBytes(copy));

        var evaluate = ProgramRun.Genre("evaluate", "--features", files.Rows, "--model", copy, "--probabilities", "-");
        Assert.Equal(0, evaluate.ExitCode);
        Assert.Equal(1 + 72, evaluate.Lines.Length);
        Assert.Equal(Header, evaluate.Lines[0].Split(','));
        Assert.StartsWith("Model genre-mlp@", evaluate.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ProbabilitiesThatCannotBeWritten_FailsBeforeTheWork()
    {
        var model = files.PathOf("judge.onnx");
        Train(model, "--no-calibration");

        var run = ProgramRun.Genre("evaluate", "--features", files.Rows, "--model", model, "--probabilities", files.PathOf("nowhere/p.csv"));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("its folder does not exist.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Evaluate_Model_Interrupted_StopsAtOnce(string signal, int exitCode)
    {
        var model = files.PathOf($"interrupted-{signal}.onnx");
        Train(model, "--no-calibration");
        var pipe = files.PathOf($"rows-{signal}");
        ProgramRun.BytesFrom("mkfifo", pipe);
        using var genre = ProgramRun.Start(null, "evaluate", "--features", pipe, "--model", model);
        var errors = genre.StandardError.ReadToEndAsync();

        // Opens once the program reads: from then on it waits for a row that never comes.
        await using var rows = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        ProgramRun.BytesFrom("kill", $"-{signal}", $"{genre.Id}");
        await genre.WaitForExitAsync();

        Assert.Equal((exitCode, "genre: Stopped.\n"), (genre.ExitCode, await errors));
    }

    [Theory]
    [InlineData("report", "Protocol report (leaky):", "seed 2")]
    [InlineData("segments", "Protocol report (leaky):", "seed 2")]
    [InlineData("songs", "Protocol songs:", "seed 2, fold 5 of 5")]
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
        yield return (["train", "--features", files.Rows, "--out", never, "--epochs", "0"], "--epochs is 0, but has to be between 1 and 100000.");
        yield return (["train", "--features", files.Rows, "--out", never, "--patience", "0"], "--patience is 0, but has to be between 1 and 2147483647.");
        yield return (["train", "--features", files.Rows, "--out", never, "--batch", "65537"], "--batch is 65537, but has to be between 1 and 65536.");
        yield return (["train", "--features", files.Rows, "--out", never, "--rate", "0"], "--rate is 0, but has to be above 0 and at most 1.");
        yield return (["train", "--features", files.Rows, "--out", never, "--rate", "fast"], "--rate is 'fast', but has to be a number above 0 and at most 1.");
        yield return (["train", "--features", files.Rows, "--out", never, "--dropout", "NaN"], "--dropout is NaN, but has to be between 0 and 0.9.");
        yield return (["train", "--features", files.Rows, "--out", never, "--seed", "x"], "--seed is 'x', but has to be a whole number");
        yield return (["train", "--features", files.Rows, "--out", never, "--hidden", "16,8"], "16,8");
        yield return (["train", "--features", files.Rows, "--out", never, "--hidden", "16-5000"], "sizes between 1 and 4096");
        yield return (["train", "--features", files.Rows, "--out", never, "--name", ""], "--name has to be a name");
        yield return (["train", "--features", files.Rows, "--out", never, "--name", "a\u0007b"], "--name has to be a name");
        yield return (["train", "--features", files.Rows, "--out", ""], "The name of the file to write is empty.");
        yield return (["train", "--features", "", "--out", never], "The name of the feature file is empty.");
        yield return (["evaluate", "--features", files.Rows, "--model", ""], "The name of the model file is empty.");
        yield return (["train", "--features", files.Rows, "--out", never, "--date", "yesterday"], "yesterday");
        yield return (["evaluate", "--features", files.Rows], "--protocol");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "folds"], "--protocol is 'folds', but has to be report, songs, artists, filtered or all.");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "artists"], "The protocol artists needs an artist index");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "filtered"], "The protocol filtered needs three lists");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "filtered", "--train-list", files.PathOf("train.txt")], "needs three lists; name them");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "artists", "--artists", files.Rows], "The artist index");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "artists", "--artists", files.PathOf("nobody.txt")], "There is no artist index");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "all", "--splits", files.PathOf("nowhere")], "There is no folder");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "songs", "--validation", "0.7"], "--validation is 0.7, but has to be between 0 and 0.5.");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "songs", "--learner", "oracle"], "--learner is 'oracle', but has to be one of mlp, mlp-plain");
        yield return (["evaluate", "--features", files.Rows, "--protocol", "songs", "--learner", "mlp-plain", "--epochs", "3"], "--epochs is an option of the learner mlp; the learner mlp-plain has its own settings.");
        yield return (["train", "--features", files.Rows, "--out", never, "--learner", "mlp-plain", "--hidden", "3"], "--hidden is an option of the learner mlp");
        yield return (["evaluate", "--features", files.Rows, "--model", never, "--learner", "mlp"], "--learner goes with --protocol");
        yield return (["stats", "--features", files.Text], "filename");
        yield return (["stats", "--features", files.Rows, "--json", "--csv"], "Choose one of --json and --csv.");
        yield return (["importance", "--features", files.Rows, "--dependence", "loudness"], "There is no feature 'loudness'");
        yield return (["importance", "--features", files.Rows, "--learner", "mlp"], "--learner needs --protocol.");
        yield return (["importance", "--features", files.Rows, "--protocol", "all"], "--protocol is all, but has to be one of report, songs, artists, filtered here.");
        yield return (["importance", "--features", files.Rows, "--repeats", "1"], "--repeats is 1, but has to be between 2 and 1000.");
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
