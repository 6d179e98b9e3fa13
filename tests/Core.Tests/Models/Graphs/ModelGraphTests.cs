using GenreFunctions.Models;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Models.Graphs;

public sealed class ModelGraphTests
{
    private const int Columns = 20;

    /// <summary>A verb of the builder, and the same in plain words; every row of results is squeezed into [0, 1] to be tags.</summary>
    private static readonly (string Name, Func<OnnxGraphBuilder, OnnxValue, OnnxValue> Write, Func<double[], double[]> Slowly)[] Verbs =
    [
        ("Relu", (g, x) => g.Simple("Relu", x), row => [.. row.Select(v => Math.Max(v, 0))]),
        ("Identity", (g, x) => g.Simple("Identity", x), row => row),
        ("Log", (g, x) => g.Simple("Log", g.Columnwise("Max", x, [0.001f])), row => [.. row.Select(v => Math.Log(Math.Max(v, 0.001f)))]),
        ("Max", (g, x) => g.Columnwise("Max", x, TestModels.Numbers(Columns, 3)), row => [.. row.Zip(TestModels.Numbers(Columns, 3), (v, c) => Math.Max(v, c))]),
        ("Add", (g, x) => g.Elementwise("Add", x, g.Columnwise("Mul", x, [2])), row => [.. row.Select(v => 3 * v)]),
        ("Sub", (g, x) => g.Elementwise("Sub", x, g.Columnwise("Mul", x, [3])), row => [.. row.Select(v => -2 * v)]),
        ("Mul", (g, x) => g.Elementwise("Mul", x, x), row => [.. row.Select(v => v * v)]),
        ("Div", (g, x) => g.Elementwise("Div", x, g.Columnwise("Add", g.Elementwise("Mul", x, x), [1])), row => [.. row.Select(v => v / (v * v + 1))]),
        ("Max of two", (g, x) => g.Elementwise("Max", x, g.Columnwise("Mul", x, [-1])), row => [.. row.Select(Math.Abs)]),
        ("Sum", (g, x) => g.Sum(x, g.Simple("Relu", x), x), row => [.. row.Select(v => 2 * v + Math.Max(v, 0))]),
        ("Concat", (g, x) => g.Concat(x, g.Gemm(x, TestModels.Numbers(3 * Columns, 4), new float[3]), x), row => [.. row, .. Dense(row, 3), .. row]),
        ("One column left", (g, x) => g.Elementwise("Sub", g.Gemm(x, TestModels.Numbers(Columns, 4), new float[1]), x), row => [.. row.Select(v => Dense(row, 1)[0] - v)]),
        ("One column right", (g, x) => g.Elementwise("Mul", x, g.Gemm(x, TestModels.Numbers(Columns, 4), new float[1])), row => [.. row.Select(v => v * Dense(row, 1)[0])]),
        ("One column twice", OneColumnTwice, row => [Dense(row, 1)[0] * 2]),
    ];

    public static IEnumerable<object[]> VerbNumbers => Verbs.Select((verb, number) => new object[] { number, verb.Name });

    [Theory]
    [MemberData(nameof(VerbNumbers))]
    public void Run_AVerb_AgreesWithTheSameInDouble(int number, string name)
    {
        // More rows than a block has, so that the second block is on the way; sigmoid at the end brings everything into [0, 1].
        double[] rows = [.. TestModels.Numbers(70 * Columns, 1)];
        var results = TestGraphs.Run(Columns, rows, graph => graph.Simple("Sigmoid", Verbs[number].Write(graph, graph.Input)), tags: true);
        var expected = rows.Chunk(Columns).SelectMany(row => Verbs[number].Slowly(row)).Select(v => 1 / (1 + Math.Exp(-v))).ToArray();
        Assert.Equal(expected.Length, results.Length);
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - results[i]) < 2e-6, $"{name}: {expected[i]} and {results[i]} at {i}");
    }

    [Fact]
    public void Run_SigmoidOfLargeNumbers_IsNoughtAndOne()
    {
        var results = TestGraphs.Run(3, [-1000, 0, 1000], graph => graph.Simple("Sigmoid", graph.Input), tags: true);
        Assert.Equal([0, 0.5, 1], results);
    }

    [Fact]
    public void Run_ValuesReadLateByMany_AreStillThere()
    {
        // Random graphs: every node takes any two earlier values, however old; a slot given away too soon would show.
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var graph = new OnnxGraphBuilder(Columns);
            var rows = TestModels.Numbers(3 * Columns, seed).Select(v => (double)v).ToArray();
            List<OnnxValue> values = [graph.Input];
            List<double[]> slowly = [rows];
            for (var node = 0; node < 30; node++)
            {
                var (left, right) = (random.Next(values.Count), random.Next(values.Count));
                values.Add(graph.Columnwise("Mul", graph.Elementwise("Add", values[left], values[right]), [0.5f]));
                slowly.Add([.. slowly[left].Zip(slowly[right], (a, b) => (a + b) / 2)]);
            }

            // A sum of all, so that every value is used; its sigmoid for tags, its softmax for probabilities.
            var sum = graph.Columnwise("Mul", graph.Sum([.. values]), [0.1f]);
            var prepared = TestGraphs.Prepare(graph.End(graph.Softmax(sum), graph.Simple("Sigmoid", sum)), Columns);
            var (probabilities, tags) = (new double[3 * Columns], new double[3 * Columns]);
            prepared.Run(rows, probabilities, tags);
            for (var i = 0; i < tags.Length; i++) Assert.Equal(1 / (1 + Math.Exp(-0.1 * slowly.Sum(value => value[i]))), tags[i], 1e-6);
            foreach (var row in probabilities.Chunk(Columns)) Assert.Equal(1, row.Sum(), 1e-6);
        }
    }

    [Fact]
    public void Place_AChain_TakesTwoSlots()
    {
        var graph = new OnnxGraphBuilder(Columns);
        var value = graph.Input;
        for (var i = 0; i < 20; i++) value = graph.Simple("Relu", value);
        var read = OnnxGraphReader.Read(graph.End(graph.Softmax(value)), Columns);
        Assert.Equal(2 * 32, SlotPlan.Place(read.Features, read.Steps));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Prepare_EitherOutputOrBoth_SaysWhatThereIs(bool probabilities, bool tags)
    {
        var graph = new OnnxGraphBuilder(Columns);
        OnnxValue? first = probabilities ? graph.Softmax(graph.Input) : null;
        OnnxValue? second = tags ? graph.Simple("Sigmoid", graph.Input) : null;
        var prepared = TestGraphs.Prepare(graph.End(first, second), Columns);
        Assert.Equal((probabilities ? Columns : 0, tags ? Columns : 0), (prepared.ProbabilityColumns, prepared.TagColumns));
    }

    [Fact]
    public void Prepare_WhatDoesNotAddUpToOne_IsRefused()
    {
        var fault = Assert.Throws<ModelFormatException>(() => TestGraphs.Run(Columns, new double[Columns], graph => graph.Simple("Sigmoid", graph.Input)));
        Assert.Contains("add up to 10", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WhatAddsUpToOneForTheProbeRowsOnly_IsRefusedWhenItComesUp()
    {
        // softmax + relu(x - 1): right up to 1, wrong beyond.
        double[] Score(double x) => TestGraphs.Run(
            Columns, [.. Enumerable.Repeat(x, Columns)], graph => graph.Sum(graph.Softmax(graph.Input), graph.Simple("Relu", graph.Columnwise("Sub", graph.Input, [1]))));
        Assert.Equal(1, Score(0.5).Sum(), 1e-6);
        Assert.Contains("add up to", Assert.Throws<ArgumentException>(() => Score(1.5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_AGraphRewiredAtRandom_RunsOrIsRefused()
    {
        string[] kinds = ["Add", "Sub", "Div", "Max", "Sum", "Concat", "Gemm", "MatMul", "Relu", "Log", "Sigmoid", "Softmax", "Identity"];
        var refused = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var graph = Tangle();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var node = graph.Node[random.Next(graph.Node.Count)];
                var names = graph.Node.SelectMany(other => other.Input.Concat(other.Output)).ToList();
                switch (random.Next(4))
                {
                    case 0: node.OpType = kinds[random.Next(kinds.Length)]; break;
                    case 1: node.Input[random.Next(node.Input.Count)] = names[random.Next(names.Count)]; break;
                    case 2: node.Input.Add(names[random.Next(names.Count)]); break;
                    default: node.Output.Add(names[random.Next(names.Count)]); break;
                }
            }

            try
            {
                var prepared = TestGraphs.Prepare(graph, Columns);
                prepared.Run(new double[65 * Columns], new double[65 * prepared.ProbabilityColumns], default);
            }
            catch (ModelFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 1999);
    }

    [Fact]
    public void Build_WithAttributesAndIntegers_ReadsThemBack()
    {
        var graph = new OnnxGraphBuilder(Columns);
        var result = graph.Append(
            "Sample",
            [1, 3],
            [graph.Input.Name, "", graph.Constant("Sample", "places", [1L, -2, long.MaxValue], 3), graph.Constant("Sample", "weights", [0.5f, 2], 1, 2)],
            [
                OnnxAttribute.Of("whole", 7), OnnxAttribute.Of("part", 0.25f), OnnxAttribute.Of("text", "Wörter"), OnnxAttribute.Of("wholes", [3L, -4]),
                OnnxAttribute.Of("parts", [0.5f, -1]), OnnxAttribute.Of("texts", ["a", "b"]),
                OnnxAttribute.Of("tensor", new TensorProto { DataType = 1, Dims = { 2 }, FloatData = { 1, 2 } }),
            ],
            OnnxFormat.LearningDomain)[1];
        var file = ModelProto.Parser.ParseFrom(graph.Build("sample", TestModels.Metadata, result));
        var constants = file.Graph.Initializer.ToDictionary(tensor => tensor.Name);
        var node = new OnnxNode(file.Graph.Node[0], new Dictionary<string, GraphValue> { ["features"] = new(Columns) }, constants.GetValueOrDefault);
        Assert.Equal("ai.onnx.ml.Sample", node.Kind);
        Assert.Equal((true, false, Columns), (node.IsValue(0), node.Has(1), node.Columns));
        Assert.Equal([1, -2, long.MaxValue], node.Integers(2).Values);
        Assert.Equal([1, 2], node.Constant(3).Shape);
        Assert.Equal((7, 0.25f, "Wörter"), (node.Integer("whole", 0), node.Float("part", 0), node.Text("text", "")));
        Assert.Equal([3, -4], node.IntegerList("wholes"));
        Assert.Equal([0.5f, -1], node.FloatList("parts"));
        Assert.Equal(["a", "b"], node.TextList("texts"));
        Assert.Equal([1, 2], node.Tensor("tensor")!.Values);
        Assert.Equal(["Sample0.result", "probabilities"], file.Graph.Node[0].Output);
        Assert.Equal([("", 17L), ("ai.onnx.ml", 3L)], file.OpsetImport.Select(opset => (opset.Domain, opset.Version)));
    }

    /// <summary>Something of everything: logarithms, two networks, their mean.</summary>
    private static GraphProto Tangle()
    {
        var graph = new OnnxGraphBuilder(Columns);
        var logarithms = graph.Simple("Log", graph.Columnwise("Max", graph.Input, [0.5f]));
        var both = graph.Concat(logarithms, graph.Input);
        var first = graph.Softmax(graph.Gemm(graph.Simple("Relu", graph.Elementwise("Add", logarithms, graph.Input)), TestModels.Numbers(3 * Columns, 1), new float[3]));
        var second = graph.Softmax(graph.Gemm(both, TestModels.Numbers(6 * Columns, 2), new float[3]));
        return graph.End(graph.Sum(graph.Columnwise("Mul", first, [0.25f]), graph.Columnwise("Mul", second, [0.75f])));
    }

    private static OnnxValue OneColumnTwice(OnnxGraphBuilder graph, OnnxValue value)
    {
        var one = graph.Gemm(value, TestModels.Numbers(Columns, 4), new float[1]);
        return graph.Elementwise("Add", one, one);
    }

    private static double[] Dense(double[] row, int outputs) =>
        [.. Enumerable.Range(0, outputs).Select(o => row.Select((v, i) => v * TestModels.Numbers(outputs * Columns, 4)[o * Columns + i]).Sum())];
}
