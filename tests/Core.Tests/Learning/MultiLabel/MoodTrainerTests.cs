using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class MoodTrainerTests
{
    private static readonly MoodTrainingOptions Options = new()
    {
        DataSet = "made up",
        TrainedOn = new DateOnly(2026, 1, 2),
        Folds = 4,
        Networks = 2,
        Learner = new MultiLabelMlpOptions { HiddenSizes = [8], Epochs = 30, BatchSize = 16, ClassWeight = 0, LearningRate = 0.01 },
    };

    [Fact]
    public void Train_File_GivesTheTagsOfSegmentsAndSaysHowToReadThem()
    {
        var table = Moods();
        var trained = MoodTrainer.Train(table, Options);
        var tags = new double[table.Rows.Count * 2];
        trained.Model.Score(table.Rows.Features, tags);
        Assert.True(Enumerable.Range(0, table.Rows.Count).Average(row => tags[row * 2] >= 0.5 == table.Rows.IsPresent(row, 0) ? 1.0 : 0) > 0.9);

        var metadata = trained.Model.Metadata;
        Assert.Equal(["calm", "power"], metadata.Labels);
        Assert.StartsWith("emotify-mood@", metadata.Id, StringComparison.Ordinal);
        Assert.Equal(table.Rows.PresentFrom, metadata.PresentFrom);
        // One probability from which on every mood is said, and for songs left out both are right mostly.
        Assert.Equal(metadata.Calibration[0].Probability(metadata.Thresholds[0]), metadata.Calibration[1].Probability(metadata.Thresholds[1]), 1e-9);
        Assert.True(trained.Songs.Songs.MicroF1 > 0.8);
        Assert.Contains("micro F1", metadata.Notes["metrics"], StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Twice_GivesTheSameBytes() => Assert.Equal(Saved(), Saved());

    [Fact]
    public void Train_OtherFeaturesOrOneTag_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => MoodTrainer.Train(TestTables.Table(TestTables.Signs(20, 1)), Options));
        var table = Moods();
        Assert.Throws<ArgumentException>(() => MoodTrainer.Train(table with { TagNames = ["calm"] }, Options));
    }

    [Fact]
    public void Write_TrunkOfTwoHeads_GivesWhatIsScored()
    {
        var rows = TestTables.Signs(60, 1) with { ClassCount = 3, Classes = [.. Enumerable.Range(0, 60).Select(row => row % 3)] };
        var options = new MultiLabelMlpOptions { HiddenSizes = [9, 5], Epochs = 2 };
        var trained = new TagEnsemble([new MultiLabelMlp(options), new MultiLabelMlp(options), new MultiLabelMlp(options with { ClassWeight = 0 })], [2, 1, 1])
            .Train(rows, rows.Take([]), 1, TrainingWatch.None);
        var scores = trained.Score(rows);
        var tags = TestGraphs.Run(2, rows.Features, graph => trained.Write(graph, graph.Input, withClasses: false)!.Tags, tags: true);
        Assert.All(tags.Zip(scores.Tags), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        var both = new OnnxGraphBuilder(2);
        var values = trained.Write(both, both.Input, withClasses: true)!;
        var prepared = TestGraphs.Prepare(both.End(values.Classes, values.Tags), 2);
        var classes = new double[scores.Classes.Length];
        prepared.Run(rows.Features, classes, tags);
        Assert.All(classes.Zip(scores.Classes), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public void SongMoodLearner_MoodsAndGenres_FindsBothForSongsItHasNotHeard()
    {
        var table = Moods();
        var rows = table.Rows with { ClassCount = 2, Classes = [.. Enumerable.Range(0, table.Rows.Count).Select(row => table.Rows[row][0] > 1.05 ? 1 : 0)] };
        rows = rows with { Classes = [.. rows.Songs.Select(song => rows.Classes[song * 3])] };
        var report = MultiLabelProtocol.Run(
            table with { Rows = rows, ClassNames = ["a", "b"] }, SongMoodLearner.Create(), new MultiLabelProtocolOptions { Folds = 2, Thresholds = ThresholdRule.Half });
        Assert.True(report.Songs.MeanPearson > 0.6);
        Assert.True(report.ClassAccuracy > 0.75);
    }

    private static byte[] Saved()
    {
        using var file = new MemoryStream();
        MoodTrainer.Train(Moods(), Options).Model.Save(file);
        return file.ToArray();
    }

    /// <summary>Songs of three segments whose first features tell how calm they are; the others are noise.</summary>
    private static LabelledTable Moods()
    {
        var random = new Random(6);
        var (features, targets, songs) = (new List<double[]>(), new List<double[]>(), new List<int>());
        for (var song = 0; song < 40; song++)
        {
            var calm = random.NextDouble();
            for (var segment = 0; segment < 3; segment++)
            {
                features.Add([calm * 2 + 0.1 * random.NextDouble(), .. Enumerable.Range(1, FeatureSchema.Count - 1).Select(i => (i < 20 ? calm : 0) + 0.5 * random.NextDouble())]);
                targets.Add([calm > 0.5 ? 0.9 : 0.1, calm > 0.5 ? 0.2 : 0.7]);
                songs.Add(song);
            }
        }

        return TestTables.Table(TestTables.Of([.. features], [.. targets], [.. songs])) with { FeatureNames = FeatureSchema.Names, TagNames = ["calm", "power"] };
    }
}
