using System.Text.Json;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Tests.Learning;

public sealed class TagCommandsTests(LabelledFiles files) : IClassFixture<LabelledFiles>
{
    [Fact]
    public void EvaluateTags_AnyCsv_IsTagsAndMeasures()
    {
        var run = Genre("evaluate-tags", "--features", files.Tags, "--tags", "calm,loud", "--class-column", "kind", "--learner", "relevance-logistic", "--threshold", "half");
        Assert.StartsWith("tags.csv: 40 rows, 2 tags and 2 classes; 10 folds", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("calm     20      1.000   1.000  1.000              1.000", run.Lines);
        Assert.Contains("class accuracy          1.0000", run.Lines);
        Assert.Contains("Hamming loss            0.0000", run.Lines);
        Assert.DoesNotContain("Pearson", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EvaluateTags_Json_HasEverySeedAndEveryTag()
    {
        using var found = JsonDocument.Parse(Genre("evaluate-tags", "--features", files.Arff, "--last", "6", "--learner", "tag-kernel,tag-mlp", "--seeds", "2", "--seed", "4", "--folds", "4", "--json").Output);
        Assert.Equal("calibrated", found.RootElement.GetProperty("thresholds").GetString());
        Assert.Equal(40, found.RootElement.GetProperty("songs").GetInt32());
        var learners = found.RootElement.GetProperty("learners").EnumerateArray().ToList();
        Assert.Equal(["tag-kernel", "tag-mlp"], learners.Select(learner => learner.GetProperty("learner").GetString()).Order(StringComparer.Ordinal));
        Assert.All(learners, learner =>
        {
            var runs = learner.GetProperty("runs").EnumerateArray().ToList();
            Assert.Equal([4, 5], runs.Select(run => run.GetProperty("seed").GetInt64()));
            Assert.All(runs, run => Assert.Equal(6, run.GetProperty("tags").GetArrayLength()));
            var microF1 = learner.GetProperty("measures").EnumerateArray().Single(measure => measure.GetProperty("measure").GetString() == "micro F1").GetProperty("found");
            Assert.Equal(runs.Average(run => run.GetProperty("microF1").GetDouble()), microF1.GetProperty("mean").GetDouble(), 1e-12);
        });
    }

    [Fact]
    public void EvaluateTags_SegmentsAndShares_JudgesSongs()
    {
        var run = Genre(["evaluate-tags", .. Emotify, "--learner", "songs-kernel"]);
        Assert.StartsWith("features_3_sec.csv: 24 rows of 12 songs, 9 tags and 2 classes; 10 folds of songs", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("Pearson r", run.Output, StringComparison.Ordinal);
        Assert.Contains("micro F1                1.0000", run.Lines);
    }

    [Fact]
    public void TrainMoods_SameRowsAndSeed_IsTheSameModel()
    {
        var (one, other) = (files.PathOf("one.onnx"), files.PathOf("other.onnx"));
        string[] rest = [.. Emotify, "--name", "moods", "--folds", "2", "--date", "2026-01-31"];
        var run = Genre(["train-moods", .. rest, "--out", one]);
        Genre(["train-moods", .. rest, "--out", other]);

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(other));
        using var file = File.OpenRead(one);
        var metadata = MoodModel.Load(file).Metadata;
        Assert.StartsWith($"{one}: {metadata.Id}, trained on 24 segments of 12 songs.", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("moods@", metadata.Id, StringComparison.Ordinal);
        Assert.Equal(LabelledFiles.Emotions.Split(','), metadata.Labels);
        Assert.Equal((1.0 / 3, "2026-01-31"), (metadata.PresentFrom, metadata.Notes["trainedOn"]));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "--features tags.csv", "A CSV file does not say which of its columns are tags; name them with --tags." },
        { "--features tags.csv --tags calm,gone", "the header lacks the column 'gone'." },
        { "--features tags.csv --tags calm", "Line 2: kind is 'x', which is not a finite number." },
        { "--features tags.csv --tags a,b,calm,loud --class-column kind", "has no columns left to learn from." },
        { "--features tags.csv --last 2", "--last goes with ARFF; name a CSV file's tags with --tags." },
        { "--features tags.csv --tags calm,", "--tags is 'calm,', but has to be names with commas between." },
        { "--features tags.csv --tags calm --last 2", "Choose one of --tags and --last." },
        { "--features tags.csv --tags calm --ignore kind --learner song-mood", "The learner song-mood needs the 57 features of this program; these rows have 3 others." },
        { "--features tags.csv --tags calm --learner nobody", "--learner has 'nobody', but has to be of relevance-logistic, " },
        { "--features tags.csv --tags calm --ignore kind --folds 41", "40 songs cannot be divided into 41 folds" },
        { "--features tags.csv --tags calm --present-from 1/0", "--present-from is '1/0', but has to be a share above 0, up to 1, like 0.5 or 1/3." },
        { "--features tags.csv --tags calm --threshold best", "--threshold is 'best', but has to be one of half, common, per-tag, joint, calibrated." },
        { "--features multilabel/emotions.arff --last 9", "The file has 8 attributes, so 9 of them cannot be tags." },
        { "--features multilabel/emotions.arff --last 6 --class-column t1", "--labels, --class-column and --ignore go with CSV" },
        { "--features emotify/features_3_sec.csv --labels emotify/labels.csv --tags power", "--labels needs --song-column" },
        { "--features emotify/features_3_sec.csv --labels emotify/labels.csv --tags power --song-column genre", "The song 'x' has two rows of tags." },
        { "--features emotify/features_3_sec.csv --labels gone.csv --tags power --song-column genre", "There is no labels file '" },
        { "--features gone.arff", "There is no feature file '" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void EvaluateTags_WrongUse_IsOneSentence(string arguments, string message)
    {
        string[] words = [.. arguments.Split(' ').Select(word => word.EndsWith(".csv", StringComparison.Ordinal) || word.EndsWith(".arff", StringComparison.Ordinal) ? files.PathOf(word) : word)];
        var run = ProgramRun.Genre(["evaluate-tags", .. words]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void TrainMoods_OtherFeatures_SaysSo_AndWritesNothing()
    {
        var path = files.PathOf("none.onnx");
        var run = ProgramRun.Genre("train-moods", "--features", files.Arff, "--last", "6", "--out", path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The rows have 2 features that are not this program's 57", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    private string[] Emotify => ["--features", files.Segments, "--labels", files.Shares, "--song-column", "track id", "--tags", LabelledFiles.Emotions, "--present-from", "1/3"];

    private static ProgramRun Genre(params string[] arguments)
    {
        var run = ProgramRun.Genre(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run;
    }
}
