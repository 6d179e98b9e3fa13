using System.Text.Json;

namespace GenreFunctions.Cli.Tests.Learning;

public sealed class ProtocolCommandsTests(FeatureFiles files) : IClassFixture<FeatureFiles>
{
    private static readonly string[] Quick = ["--epochs", "30", "--batch", "8", "--hidden", "16-8"];

    [Fact]
    public void Evaluate_All_IsOneTable_InWhichWhatIsMissingSaysWhatItNeeds()
    {
        var run = Genre(["evaluate", "--features", files.Rows, "--protocol", "all", "--splits", files.Splits, .. Quick]);

        Assert.Equal("rows.csv: 72 segments of 18 songs, 3 labels", run.Lines[1]);
        string[] starts = ["report (leaky)  segments  ", "                songs     ", "songs           segments  ", "                songs     ", "artists         segments  ", "                songs     ", "filtered        needs three lists of songs"];
        Assert.All(starts.Zip(run.Lines[3..]), row => Assert.StartsWith(row.First, row.Second, StringComparison.Ordinal));
        Assert.Contains("artists: 5 folds of 9 artists", run.Output, StringComparison.Ordinal);
        Assert.Contains("1.0000", run.Lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_Json_IsOneObjectWithEverythingThatWasMeasured()
    {
        using var found = Json(["evaluate", "--features", files.Rows, "--protocol", "all", "--splits", files.Splits, "--json", .. Quick]);
        var protocols = found.RootElement.GetProperty("protocols").EnumerateArray().ToList();
        Assert.Equal(["report", "songs", "artists", "filtered"], protocols.Select(protocol => protocol.GetProperty("protocol").GetString()));
        Assert.StartsWith("three lists", protocols[3].GetProperty("needs").GetString(), StringComparison.Ordinal);
        var songs = protocols[1];
        Assert.False(songs.GetProperty("leaky").GetBoolean());
        Assert.Equal(18, songs.GetProperty("songs").GetProperty("count").GetInt32());
        Assert.Equal(1, songs.GetProperty("segments").GetProperty("accuracy").GetDouble());
        Assert.Equal(72, songs.GetProperty("segments").GetProperty("confusion").EnumerateArray().Sum(row => row.EnumerateArray().Sum(count => count.GetInt32())));
        Assert.Equal(15, songs.GetProperty("songs").GetProperty("reliability").GetArrayLength());
        Assert.Equal(["blues", "jazz", "rock"], songs.GetProperty("songs").GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("label").GetString()));
        Assert.True(songs.GetProperty("modelBytes").GetDouble() > 1000);
        Assert.Equal(18, songs.GetProperty("runs").EnumerateArray().Sum(run => run.GetProperty("test").GetProperty("songs").GetInt32()));
        Assert.All(songs.GetProperty("runs").EnumerateArray(), run => Assert.True(run.GetProperty("trainingSeconds").GetDouble() > 0));
    }

    [Fact]
    public void Evaluate_DryRun_ListsEverySongOfEveryPartAndTrainsNothing()
    {
        using var found = Json(["evaluate", "--features", files.Rows, "--protocol", "artists", "--splits", files.Splits, "--dry-run", "--json"]);
        var parts = found.RootElement.GetProperty("protocols")[0].GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(FeatureFiles.Songs, parts.SelectMany(part => Songs(part, "test")).Order(StringComparer.Ordinal));
        Assert.All(parts, part => Assert.Equal(FeatureFiles.Songs, Songs(part, "training").Concat(Songs(part, "validation")).Concat(Songs(part, "test")).Order(StringComparer.Ordinal)));

        var text = Genre("evaluate", "--features", files.Rows, "--protocol", "songs", "--dry-run");
        Assert.Equal(1 + (2 * 5), text.Lines.Length);
        Assert.Contains("test songs: blues ", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_Filtered_FollowsTheListsThatAreNamed()
    {
        var run = Genre([
            "evaluate", "--features", files.Rows, "--protocol", "filtered", "--train-list", files.PathOf("train.txt"), "--validation-list", files.PathOf("valid.txt"),
            "--test-list", files.PathOf("test.txt"), .. Quick]);
        Assert.Contains("Fixed lists: 9 songs to learn from, 3 that say when to stop, 6 to judge by.", run.Output, StringComparison.Ordinal);
        // Five seeds, and six songs each time.
        Assert.Matches(@"Songs: 30, accuracy (1\.0|0\.[89])", run.Output);
    }

    [Fact]
    public void Train_AnotherLearner_SaysWhatLearnt()
    {
        var model = files.PathOf("plain.onnx");
        var run = Genre("train", "--features", files.Rows, "--out", model, "--learner", "mlp-plain", "--no-calibration", "--validation", "0");
        Assert.Matches(@"plain@[0-9a-f]{8}, mlp-plain, epoch 300 of 300\.", run.Output);
        using var judged = Json(["evaluate", "--features", files.Rows, "--model", model, "--json"]);
        Assert.Equal(1, judged.RootElement.GetProperty("songs").GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void Stats_AFile_IsDescribedAsTextTableAndObject()
    {
        var text = Genre("stats", "--features", files.Rows, "--pairs", "3", "--by-label");
        Assert.StartsWith("72 rows, 3 labels", text.Lines[0], StringComparison.Ordinal);
        // The title of a table, its 57 rows, twice; a line above each, and the pairs.
        Assert.Equal(1 + 58 + 1 + 58 + 1 + 3, text.Lines.Length);

        var csv = Genre("stats", "--features", files.Rows, "--csv");
        Assert.Equal(58, csv.Lines.Length);
        using var found = Json(["stats", "--features", files.Rows, "--json"]);
        Assert.Equal(72, found.RootElement.GetProperty("rows").GetInt32());
        var mean = found.RootElement.GetProperty("features")[0].GetProperty("mean").GetDouble();
        Assert.Equal(mean.ToString("R", System.Globalization.CultureInfo.InvariantCulture), csv.Lines[1].Split(',')[1]);
        Assert.Equal(57, found.RootElement.GetProperty("correlations").GetArrayLength());
    }

    [Fact]
    public void Explain_AModelOrALearner_NamesWhatTheyGoBy()
    {
        var model = files.PathOf("explained.onnx");
        Genre(["train", "--features", files.Rows, "--out", model, "--no-calibration", .. Quick]);
        var ofModel = Genre("importance", "--features", files.Rows, "--model", model, "--repeats", "2");
        Assert.Equal(2 + 57, ofModel.Lines.Length);
        Assert.StartsWith("Model explained@", ofModel.Lines[0], StringComparison.Ordinal);

        using var found = Json(["importance", "--features", files.Rows, "--protocol", "songs", "--together", "--by-song", "--repeats", "2", "--json", .. Quick]);
        var importances = found.RootElement.GetProperty("importances").EnumerateArray().ToList();
        Assert.Equal(8 + 1 + 20, importances.Count);
        Assert.Equal(importances.OrderByDescending(Rise).Select(Rise), importances.Select(Rise));

        var dependence = Genre("importance", "--features", files.Rows, "--model", model, "--dependence", "tempo");
        Assert.Equal(["tempo", "blues", "jazz", "rock"], dependence.Lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(dependence.Lines[2..], line => Assert.Equal(1, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Sum(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)), 1e-3));

        static double Rise(JsonElement importance) => importance.GetProperty("logLossRise").GetDouble();
    }

    private static IEnumerable<string> Songs(JsonElement part, string side) => part.GetProperty(side).GetProperty("songs").EnumerateArray().Select(song => song.GetString()!);

    private static JsonDocument Json(string[] arguments) => JsonDocument.Parse(Genre(arguments).Output);

    private static ProgramRun Genre(params string[] arguments)
    {
        var run = ProgramRun.Genre(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run;
    }
}
