using GenreFunctions.Learning;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Models;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class SvmOnnxTests
{
    private const int Columns = 3;

    [Theory]
    [InlineData(40, 40, 40, 40)]
    [InlineData(30, 30, 0, 0)]
    [InlineData(0, 30, 0, 30)]
    [InlineData(0, 0, 9, 0)]
    public void Write_Trained_ScoresTheSame(params int[] rowsPerLabel)
    {
        var trained = Train(rowsPerLabel);
        var rows = Clouds.Make([20, 20, 20, 20], Columns, 1, seed: 2);
        Assert.All(Clouds.Score(trained, rows).Zip(Written.Score(trained, rows)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Write_Trained_IsWhatTheFormatSaysInDouble()
    {
        // Read back attribute by attribute and computed as the format describes it, with nothing of ours.
        var trained = Train(25, 30, 35);
        var graph = Written.Graph(trained, Columns);
        var machine = graph.Node.Single(node => node.OpType == "SVMClassifier");
        Assert.Equal(("ai.onnx.ml", 1, 2), (machine.Domain, machine.Input.Count, machine.Output.Count));
        AttributeProto Of(string name) => machine.Attribute.Single(attribute => attribute.Name == name);
        Assert.Equal("RBF", Of("kernel_type").S.ToStringUtf8());
        Assert.Equal(3, Of("kernel_params").Floats.Count);
        Assert.Equal([0, 1, 2], Of("classlabels_ints").Ints);

        var rows = Clouds.Make([3, 3, 3], Columns, 1, seed: 3);
        var (found, prepared) = (Clouds.Score(trained, rows), Prepared(graph, rows));
        for (var row = 0; row < rows.Count; row++)
        {
            var p = found[(row * 3)..(row * 3 + 3)];
            var pairs = Pairs(Of, prepared[(row * Columns)..((row + 1) * Columns)]);
            // The coupled probabilities leave every label's side of the equations equal.
            double[] sides = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Where(j => j != i).Sum(
                j => pairs[j, i] * pairs[j, i] * p[i] - pairs[j, i] * pairs[i, j] * p[j]))];
            Assert.InRange(sides.Max() - sides.Min(), 0, 1e-5);
        }
    }

    [Fact]
    public void Write_SameSeed_SameBytesWhateverTheThreads()
    {
        var rows = Clouds.Make([30, 30, 30], Columns, 1, seed: 1);
        byte[] Bytes(int threads) => Google.Protobuf.MessageExtensions.ToByteArray(Written.Graph(
            new SvmLearner(new SvmOptions()) { Threads = threads }.Train(rows, rows.Take([]), 3, TrainingWatch.None), Columns));
        Assert.Equal(Bytes(1), Bytes(3));
    }

    private static readonly (string Says, Action<NodeProto> Spoil)[] Hostile =
    [
        ("has the kernel 'POLY'", node => Attribute(node, "kernel_type").S = Google.Protobuf.ByteString.CopyFromUtf8("POLY")),
        ("transforms its scores", node => Attribute(node, "post_transform").S = Google.Protobuf.ByteString.CopyFromUtf8("SOFTMAX")),
        ("has no gamma", node => Attribute(node, "kernel_params").Floats.Clear()),
        ("has no gamma", node => Attribute(node, "kernel_params").Floats[0] = -1),
        ("no finite number", node => Attribute(node, "kernel_params").Floats[0] = float.NaN),
        ("no finite number", node => Attribute(node, "coefficients").Floats[3] = float.PositiveInfinity),
        ("has 4 labels and 3 numbers", node => Attribute(node, "classlabels_ints").Ints.Add(9)),
        ("labels", node => Attribute(node, "classlabels_ints").Ints.Clear()),
        ("vectors of a label", node => Attribute(node, "vectors_per_class").Ints[0] = -1),
        ("vectors of a label", node => Attribute(node, "vectors_per_class").Ints[0] = long.MaxValue),
        ("support_vectors", node => Attribute(node, "vectors_per_class").Ints[0]++),
        ("support_vectors", node => Attribute(node, "support_vectors").Floats.RemoveAt(0)),
        ("coefficients", node => Attribute(node, "coefficients").Floats.RemoveAt(0)),
        ("rho", node => Attribute(node, "rho").Floats.Add(1)),
        ("prob_a", node => Attribute(node, "prob_a").Floats.Clear()),
        ("prob_b", node => node.Attribute.Remove(Attribute(node, "prob_b"))),
        ("asked for the labels", node => (node.Output[0], node.Output[1]) = (node.Output[1], node.Output[0])),
        ("inputs", node => node.Input.Add(node.Input[0])),
        ("has no vectors", node =>
        {
            Attribute(node, "vectors_per_class").Ints.Clear();
            Attribute(node, "vectors_per_class").Ints.AddRange([0, 0, 0]);
        }),
    ];

    [Fact]
    public void Load_NumbersThatDoNotFit_IsRefusedInASentence() => Assert.All(Hostile, hostile =>
    {
        var graph = Written.Graph(Train(10, 10, 10), Columns);
        ModelGraph.Prepare(graph, Written.Names(Columns));
        hostile.Spoil(graph.Node.Single(node => node.OpType == "SVMClassifier"));
        Assert.Contains(hostile.Says, Assert.Throws<ModelFormatException>(() => ModelGraph.Prepare(graph, Written.Names(Columns))).Message, StringComparison.Ordinal);
    });

    private static AttributeProto Attribute(NodeProto node, string name) => node.Attribute.Single(attribute => attribute.Name == name);

    private static ITrainedLearner Train(params int[] rowsPerLabel)
    {
        var rows = Clouds.Make(rowsPerLabel, Columns, 1, seed: 1);
        return new SvmLearner(new SvmOptions { Penalty = 2, Gamma = 0.3 }).Train(rows, rows.Take([]), 1, TrainingWatch.None);
    }

    /// <summary>The rows as they reach the machine: means subtracted, divided by deviations, whatever operators the file has for it.</summary>
    private static double[] Prepared(GraphProto graph, Examples rows)
    {
        float[] Constants(string operatorKind)
        {
            var name = graph.Node.Single(node => node.OpType == operatorKind).Input[1];
            return OnnxTensor.Read(graph.Initializer.Single(tensor => tensor.Name == name)).Values;
        }

        var (means, deviations) = (Constants("Sub"), Constants("Div"));
        return [.. rows.Features.Select((number, i) => (number - means[i % Columns]) / deviations[i % Columns])];
    }

    private static double[,] Pairs(Func<string, AttributeProto> of, double[] row)
    {
        float[] vectors = [.. of("support_vectors").Floats], coefficients = [.. of("coefficients").Floats];
        int[] labelOf = [.. of("vectors_per_class").Ints.SelectMany((count, label) => Enumerable.Repeat(label, (int)count))];
        double Kernel(int vector) => Math.Exp(-of("kernel_params").Floats[0] * Enumerable.Range(0, Columns).Sum(c => Math.Pow(row[c] - vectors[vector * Columns + c], 2)));
        var (pairs, pair) = (new double[3, 3], 0);
        for (var i = 0; i < 3; i++)
        {
            for (var j = i + 1; j < 3; j++, pair++)
            {
                var decision = of("rho").Floats[pair] + Enumerable.Range(0, labelOf.Length).Sum(
                    vector => labelOf[vector] == i ? coefficients[(j - 1) * labelOf.Length + vector] * Kernel(vector)
                        : labelOf[vector] == j ? coefficients[i * labelOf.Length + vector] * Kernel(vector) : 0);
                pairs[i, j] = 1 / (1 + Math.Exp(of("prob_a").Floats[pair] * decision + of("prob_b").Floats[pair]));
                pairs[j, i] = 1 - pairs[i, j];
            }
        }

        return pairs;
    }
}
