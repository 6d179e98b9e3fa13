using GenreFunctions.Explaining.Trees;
using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Trees;
using GenreFunctions.Models;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators.Trees;
using GenreFunctions.Tests.Learning.Trees;
using Google.Protobuf;

namespace GenreFunctions.Tests.Models.Operators.Trees;

public sealed class TreesFileTests
{
    /// <summary>Ways to spoil a file, and what the refusal has to speak of.</summary>
    private static readonly (string Speaks, Action<TreesFile> Spoil)[] Faults =
    [
        ("lead back to themselves", file => (file["nodes_falsenodeids"].Ints[4], file["nodes_falsenodeids"].Ints[2]) = (4, 2)),
        ("lead back to themselves", file => file["nodes_truenodeids"].Ints[2] = 0),
        ("3 of its tree 0, that is below two others", file => WithoutFirstLeaf(file, instead: 3)),
        ("1 of its tree 0, that is below two others", file => WithoutFirstLeaf(file, instead: 1)),
        ("two nodes are below no other", file => file["nodes_falsenodeids"].Ints[4] = 1),
        ("names the node 8", file => file["nodes_falsenodeids"].Ints[4] = 8),
        ("names the node 1 of its tree 7", file => file["nodes_truenodeids"].Ints[5] = 1),
        ("two nodes are below no other", file => file["nodes_modes"].Strings[5] = ByteString.CopyFromUtf8("LEAF")),
        ("node 3 of its tree 0 twice", file => file["nodes_nodeids"].Ints[0] = 3),
        ("feature 2 where 2 arrive", file => file["nodes_featureids"].Ints[2] = 2),
        ("feature -1", file => file["nodes_featureids"].Ints[5] = -1),
        ("'BRANCH_EQ'", file => file["nodes_modes"].Strings[2] = ByteString.CopyFromUtf8("BRANCH_EQ")),
        ("node 0 of its tree 0, which is no leaf", file => file["class_nodeids"].Ints[0] = 0),
        ("node 99 of its tree 0, which is no leaf", file => file["class_nodeids"].Ints[0] = 99),
        ("label 3 of 3", file => file["class_ids"].Ints[0] = 3),
        ("label -1 of 3", file => file["class_ids"].Ints[0] = -1),
        ("7 nodes_values for 8", file => file["nodes_values"].Floats.RemoveAt(0)),
        ("0 nodes_modes for 8", file => file["nodes_modes"].Strings.Clear()),
        ("9 nodes_hitrates for 8", file => file["nodes_hitrates"].Floats.Add(1)),
        ("as many of each", file => file["class_weights"].Floats.Add(1)),
        ("no finite number", file => file["nodes_values"].Floats[2] = float.NaN),
        ("no finite number", file => file["class_weights"].Floats[2] = float.PositiveInfinity),
        ("0 nodes, which is outside", file => file["nodes_treeids"].Ints.Clear()),
        ("0 labels", file => file["classlabels_strings"].Strings.Clear()),
        ("2 base values for 3", file => file["base_values"].Floats.RemoveAt(0)),
        ("'PROBIT'", file => file["post_transform"].S = ByteString.CopyFromUtf8("PROBIT")),
        ("one of its two labels", OneOfTwo),
        ("more than 256 levels", file => Chain(file, 257)),
        ("asked for the likeliest label", file => (file.Node.Output[0], file.Node.Output[1]) = (file.Node.Output[1], file.Node.Output[0])),
        ("2 inputs instead of 1", file => file.Node.Input.Add("features")),
    ];

    public static TheoryData<int> FaultNumbers => [.. Enumerable.Range(0, Faults.Length)];

    [Theory]
    [MemberData(nameof(FaultNumbers))]
    public void Read_SpoiltTrees_AreRefusedInOneSentence(int number)
    {
        var file = TreesFile.Small();
        Faults[number].Spoil(file);
        var fault = Assert.Throws<ModelFormatException>(file.Read);
        Assert.Contains(Faults[number].Speaks, fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, fault.Message.Count(character => character == '.') - fault.Message.Split("ai.onnx.ml.").Length * 3 + 3);
    }

    [Theory]
    [InlineData(0.5, 9, 0, 1)]
    [InlineData(0.5000001, 0.9999999, 1, 1)]
    [InlineData(0.6, 1, 2, 1)]
    [InlineData(double.NaN, double.NaN, 1, 0)]
    [InlineData(double.NaN, 5, 2, 1)]
    [InlineData(-3, -1, 0, 0)]
    public void Apply_SmallTrees_IsWhatHandsSay(double first, double second, int leafOfFirst, int leafOfSecond)
    {
        // The first tree's leaves give 1, 2 and 3 to labels 0, 1 and 2; the second's give -1 to label 1, or 1/4 and 1/2 to labels 0 and 2.
        double[] scores = [0.1, 0.2, 0.3];
        scores[leafOfFirst] += leafOfFirst + 1;
        if (leafOfSecond == 0)
            scores[1] -= 1;
        else
            (scores[0], scores[2]) = (scores[0] + 0.25, scores[2] + 0.5);
        var sum = scores.Sum(Math.Exp);
        var actual = Apply(TreesFile.Small().Read(), [first, second]);
        Assert.Equal(scores.Select(score => Math.Exp(score) / sum), actual, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Read_TreesOfAChainAsDeepAsMayBe_RunToTheEnd()
    {
        var file = TreesFile.Small();
        Chain(file, 256);
        var trees = file.Read();
        foreach (var value in new[] { -1.0, 0.5, 17.5, 254.5, 255.5, double.NaN })
            Assert.Equal(file.Slowly([value, 0]), Apply(trees, [value, 0]), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    public static IEnumerable<object[]> Learners => new ILearner[]
    {
        new BoostedLevelsLearner(new() { Rounds = 11, MaximumDepth = 4 }),
        new BoostedLeavesLearner(new() { Rounds = 11, Leaves = 10, MinimumLeafRows = 2 }),
        new RandomForestLearner(new() { Trees = 21 }),
        new ExtraTreesLearner(new() { Trees = 3 }),
    }.Select(learner => new object[] { learner });

    [Theory]
    [MemberData(nameof(Learners))]
    public void Write_TrainedTrees_ScoreTheSameFromTheFile(ILearner learner)
    {
        var rows = TreeData.Noisy(rows: 150, columns: 6, missing: 0.1);
        var trained = (TrainedTrees)learner.Train(rows, rows.None(), 1, TrainingWatch.None);
        var file = TreesFile.Of(trained.Trees);
        var read = file.Read();
        // Rows beside those learnt from, too, on their thresholds, and with and without missing numbers; more than are walked through together.
        var others = TreeData.Noisy(rows: 100, columns: 6, missing: 0.1, seed: 2);
        var onThresholds = TreeData.Noisy(rows: 30, columns: 6, seed: 3).Map((column, value) => Nearest(trained.Trees.Ensemble, column, (float)value));
        foreach (var some in new[] { others, onThresholds })
        {
            var expected = trained.Scores(some);
            for (var row = 0; row < some.Count; row++)
            {
                double[] numbers = [.. some[row]];
                Assert.Equal(expected[(row * 3)..(row * 3 + 3)], Apply(read, numbers));
                Assert.Equal(file.Slowly(numbers), Apply(read, numbers), (a, b) => Math.Abs(a - b) < 1e-5);
            }
        }

        Assert.Equal(trained.Trees.Ensemble.Covers.ToArray().Order(), read.Ensemble.Covers.ToArray().Order());
        Assert.Equal(new TreeShap(trained.Trees.Ensemble).ExpectedScores, new TreeShap(read.Ensemble).ExpectedScores, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(trained.Scores(onThresholds), TestGraphs.Run(trained, onThresholds));
    }

    [Fact]
    public void Load_AModelOfTrees_ScoresSegments()
    {
        var rows = TreeData.Noisy(rows: 100, columns: FeatureSchema.Count);
        var trained = new BoostedLevelsLearner(new() { Rounds = 5 }).Train(rows, rows.None(), 1, TrainingWatch.None);
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var bytes = graph.Build("trees", TestModels.Metadata, trained.Write(graph, graph.Input));
        var model = GenreModel.Load(new MemoryStream(bytes));
        var probabilities = new double[rows.Count * 3];
        model.Score(rows.Features, probabilities);
        Assert.Equal(trained.Scores(rows), probabilities);
    }

    private static double Nearest(TreeEnsemble trees, int column, float value)
    {
        var best = value;
        foreach (var node in trees.Nodes)
        {
            if (node.Column == column && float.IsFinite(node.Threshold) && (best == value || Math.Abs(node.Threshold - value) < Math.Abs(best - value)))
                best = node.Threshold;
        }

        return best;
    }

    private static double[] Apply(TreeEnsembleOperator trees, double[] row)
    {
        var input = new float[MatrixProduct.Padded(row.Length)];
        var output = new float[MatrixProduct.Padded(trees.OutputColumns)];
        for (var i = 0; i < row.Length; i++)
            input[i] = (float)row[i];
        trees.Apply(input, output, 1);
        return [.. output.Take(trees.OutputColumns).Select(value => (double)value)];
    }

    private static void WithoutFirstLeaf(TreesFile file, long instead)
    {
        foreach (var attribute in file.Node.Attribute.Where(attribute => attribute.Name.StartsWith("nodes_", StringComparison.Ordinal)))
        {
            if (attribute.Ints.Count > 0)
                attribute.Ints.RemoveAt(0);
            else if (attribute.Floats.Count > 0)
                attribute.Floats.RemoveAt(0);
            else
                attribute.Strings.RemoveAt(0);
        }

        file["nodes_falsenodeids"].Ints[1] = instead;
        file["class_nodeids"].Ints[2] = 3;
    }

    private static void OneOfTwo(TreesFile file)
    {
        file["classlabels_strings"].Strings.RemoveAt(2);
        file["base_values"].Floats.RemoveAt(2);
        for (var i = 0; i < 6; i++)
            file["class_ids"].Ints[i] = 1;
    }

    /// <summary>One tree in which node i leads to the leaf 1000 + i, or further down to node i + 1.</summary>
    private static void Chain(TreesFile file, int depth)
    {
        int[] splits = [.. Enumerable.Range(0, depth)];
        int[] leaves = [.. splits.Select(i => 1000 + i), depth];
        void Ints(string name, IEnumerable<int> values)
        {
            file[name].Ints.Clear();
            file[name].Ints.AddRange(values.Select(value => (long)value));
        }

        void Floats(string name, IEnumerable<int> values)
        {
            file[name].Floats.Clear();
            file[name].Floats.AddRange(values.Select(value => (float)value));
        }

        var none = leaves.Select(_ => 0).ToArray();
        Ints("nodes_treeids", [.. splits.Select(_ => 0), .. none]);
        Ints("nodes_nodeids", [.. splits, .. leaves]);
        Ints("nodes_featureids", [.. splits.Select(_ => 0), .. none]);
        Ints("nodes_truenodeids", [.. splits.Select(i => 1000 + i), .. none]);
        Ints("nodes_falsenodeids", [.. splits.Select(i => i + 1), .. none]);
        Ints("nodes_missing_value_tracks_true", [.. splits.Select(i => i == 100 ? 1 : 0), .. none]);
        Floats("nodes_values", [.. splits, .. none]);
        Floats("nodes_hitrates", [.. splits, .. none]);
        Ints("class_treeids", none);
        Ints("class_nodeids", leaves);
        Ints("class_ids", leaves.Select(leaf => leaf % 3));
        Floats("class_weights", leaves.Select(leaf => leaf % 7));
        file["nodes_modes"].Strings.Clear();
        file["nodes_modes"].Strings.AddRange(splits.Select(_ => ByteString.CopyFromUtf8("BRANCH_LEQ")).Concat(leaves.Select(_ => ByteString.CopyFromUtf8("LEAF"))));
    }
}
