using GenreFunctions.Explaining;
using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Trees;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tagging;
using GenreFunctions.Tests.Learning.Trees;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Explaining.Trees;

public sealed class TreeExplainerTests
{
    private const int Segments = 4;

    /// <summary>The columns that say something; the second and third are of one group, the mean and variance of the level.</summary>
    private static readonly int[] Telling = [0, 2, 3, 16, 40];

    private static readonly string[] TellingGroups = [.. Telling.Select(column => FeatureSchema.Names[column].Replace("_mean", "", StringComparison.Ordinal).Replace("_var", "", StringComparison.Ordinal))];

    private static readonly Examples Rows = Songs();

    public static IEnumerable<object[]> Learners => new ILearner[]
    {
        new BoostedLevelsLearner(new() { Rounds = 8, MaximumDepth = 4 }),
        new BoostedLeavesLearner(new() { Rounds = 12, Leaves = 10 }),
        new RandomForestLearner(new() { Trees = 12 }),
        new ExtraTreesLearner(new() { Trees = 8 }),
    }.Select(learner => new object[] { learner });

    [Theory]
    [MemberData(nameof(Learners))]
    public void Explain_AModelOfTrees_AddsUpFromItsTrainingRowsToWhatItSays(ILearner learner)
    {
        var (model, _) = Trained(learner);
        var explanation = Explain(new SongExplainer(model), model);

        var said = new double[3 * Segments];
        model.Score(Features(), said);
        Assert.Equal(ExplanationMethod.TreeShap, explanation.Method);
        Assert.Equal("the average of the data that the model was trained with", explanation.Baseline);
        Assert.Equal(Segments, explanation.ScoredRows);
        foreach (var label in explanation.Labels)
        {
            var place = model.Metadata.Labels.ToList().IndexOf(label.Label);
            Assert.Equal(Enumerable.Range(0, Segments).Average(row => said[row * 3 + place]), label.Probability, 1e-6);
            Assert.Equal(label.Probability - label.BaselineProbability, label.Groups.Sum(group => group.Value), 1e-12);
            Assert.All(label.Groups, group => Assert.Equal(0, group.StandardError));
            // What no tree looks at did nothing.
            Assert.All(label.Groups.Where(group => !TellingGroups.Contains(group.Group)), group => Assert.Equal(0, group.Value));
            Assert.Equal(29, label.Groups.Count);
        }

        Assert.Equal(1, explanation.Labels.Sum(label => label.BaselineProbability), 1e-6);
    }

    [Fact]
    public void Explain_AForest_BeginsFromTheSharesOfItsTrainingRows()
    {
        var (model, trees) = Trained(new RandomForestLearner(new() { Trees = 12 }));
        var expected = SlowTreeShapley.Expected(trees.Trees.Ensemble, new double[FeatureSchema.Count], _ => false);
        var labels = Explain(new SongExplainer(model), model).Labels;
        Assert.All(labels, label => Assert.Equal(expected[model.Metadata.Labels.ToList().IndexOf(label.Label)], label.BaselineProbability, 1e-9));
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Explain_AModelOfTrees_IsTheShapleyValuesOverAllSubsets(ILearner learner)
    {
        var (model, trained) = Trained(learner);
        var explanation = Explain(new SongExplainer(model), model);

        // For each segment: what all subsets of the telling columns are worth, for boosted trees carried over to probabilities slowly; then the mean.
        var expected = new double[3, 5];
        foreach (var row in Features().Chunk(FeatureSchema.Count))
        {
            var ensemble = trained.Trees.Ensemble;
            var expectations = SlowTreeShapley.Expectations(ensemble, row, Telling);
            var slopes = learner is RandomForestLearner or ExtraTreesLearner ? One() : SlowSlopes(expectations[0], expectations[^1]);
            for (var column = 0; column < 5; column++)
            {
                var scores = Enumerable.Range(0, 3).Select(label => SlowTreeShapley.Shapley(expectations, label, column, 5)).ToArray();
                for (var label = 0; label < 3; label++)
                    expected[label, column] += scores.Select((score, other) => slopes[label, other] * score).Sum() / Segments;
            }
        }

        foreach (var label in explanation.Labels)
        {
            var (place, groups) = (model.Metadata.Labels.ToList().IndexOf(label.Label), label.Groups.ToDictionary(group => group.Group, group => group.Value));
            Assert.Equal(expected[place, 0], groups["chroma_stft"], 1e-7);
            Assert.Equal(expected[place, 1] + expected[place, 2], groups["rms"], 1e-7);
            Assert.Equal(expected[place, 3], groups["tempo"], 1e-7);
            Assert.Equal(expected[place, 4], groups[TellingGroups[4]], 1e-7);
        }
    }

    [Fact]
    public void Explain_WithABaselineOfOnesOwnOrAModelThatIsMoreThanTrees_Samples()
    {
        var (model, trained) = Trained(new BoostedLevelsLearner(new() { Rounds = 4, MaximumDepth = 3 }));
        Assert.Equal(ExplanationMethod.Sampling, Explain(new SongExplainer(model, baseline: FeatureBaseline.Shared), model).Method);

        // The same trees on features that are scaled before: a column of theirs is still one feature, but not every graph is so simple.
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var scaled = Load(graph.Build("scaled", TestModels.Metadata, graph.Trees(graph.Columnwise("Mul", graph.Input, [2]), trained.Trees)));
        Assert.Equal(ExplanationMethod.Sampling, Explain(new SongExplainer(scaled), scaled).Method);
    }

    [Fact]
    public void Explain_TreesThatCountNoRows_Samples()
    {
        var file = ModelProto.Parser.ParseFrom(File(new BoostedLevelsLearner(new() { Rounds = 4, MaximumDepth = 3 })).Bytes);
        var counts = file.Graph.Node[0].Attribute.Single(attribute => attribute.Name == "nodes_hitrates").Floats;
        for (var i = 0; i < counts.Count; i++) counts[i] = 1;
        var model = Load(ModelFileTests.Sealed(file));
        Assert.Equal(ExplanationMethod.Sampling, Explain(new SongExplainer(model), model).Method);
    }

    [Fact]
    public void Explain_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var (model, _) = Trained(new RandomForestLearner(new() { Trees = 2 }));
        Assert.ThrowsAny<OperationCanceledException>(() => Explain(new SongExplainer(model), model, cancelled.Token));
    }

    private static SongExplanation Explain(SongExplainer explainer, GenreModel model, CancellationToken cancellation = default) => explainer.Explain(
        new SongResult
        {
            Source = "song.wav",
            Outcome = SongOutcome.Tagged,
            Genre = "jazz",
            Confidence = 0.6,
            Tags = [new("jazz", 0.6), new("blues", 0.3), new("rock", 0.1)],
            SegmentCount = Segments,
            FeatureSchema = FeatureSchema.Id,
            ModelId = model.Metadata.Id,
        },
        Features(),
        cancellation);

    private static double[] Features() => [.. Rows.Features.Take(Segments * FeatureSchema.Count).Select(value => 0.9 * value)];

    private static (GenreModel Model, TrainedTrees Trees) Trained(ILearner learner)
    {
        var (bytes, trees) = File(learner);
        return (Load(bytes), trees);
    }

    private static (byte[] Bytes, TrainedTrees Trees) File(ILearner learner)
    {
        var trees = (TrainedTrees)learner.Train(Rows, Rows.None(), 1, TrainingWatch.None);
        return (TrainedFile.Write(trees, "trees", TestModels.Metadata)!, trees);
    }

    private static GenreModel Load(byte[] bytes) => GenreModel.Load(new MemoryStream(bytes));

    /// <summary>Rows of the 57 features of which only the telling ones ever change.</summary>
    private static Examples Songs()
    {
        var few = TreeData.Noisy(rows: 150, columns: Telling.Length);
        double[] features =
        [
            .. Enumerable.Range(0, few.Count).SelectMany(row => Enumerable.Range(0, FeatureSchema.Count)
                .Select(column => Array.IndexOf(Telling, column) is >= 0 and var place ? few[row][place] : 1)),
        ];
        return TreeData.Of(features, FeatureSchema.Count, few.Labels, 3);
    }

    private static double[,] One() => new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

    private static double[,] SlowSlopes(double[] from, double[] to)
    {
        const int Steps = 4_000;
        var slopes = new double[3, 3];
        for (var step = 0; step < Steps; step++)
        {
            double[] weights = [.. from.Zip(to, (a, b) => Math.Exp(a + (step + 0.5) / Steps * (b - a)))];
            double[] p = [.. weights.Select(weight => weight / weights.Sum())];
            for (var i = 0; i < 9; i++) slopes[i / 3, i % 3] += p[i / 3] * ((i / 3 == i % 3 ? 1 : 0) - p[i % 3]) / Steps;
        }

        return slopes;
    }
}
