using GenreFunctions.Explaining;
using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Explaining;

public sealed class FeatureBaselineTests
{
    private static readonly float[] Means = TestModels.Numbers(FeatureSchema.Count, 1);

    private static readonly float[] Deviations = [.. TestModels.Numbers(FeatureSchema.Count, 2).Select(number => 1.5f + number)];

    [Fact]
    public void Of_ModelThatScalesFirst_IsWhatItSubtractsAndDividesBy()
    {
        var baseline = FeatureBaseline.Of(GenreModel.Load(new MemoryStream(TestModels.File(seed: 1))))!;
        Assert.Equal(Means.Select(mean => (double)mean), baseline.Means);
        Assert.Equal(Deviations.Select(deviation => (double)deviation), baseline.Deviations);
    }

    [Fact]
    public void Of_ModelThatDoesSomethingElseFirst_IsNone()
    {
        Assert.Null(FeatureBaseline.Of(Model(graph => graph.Columnwise("Div", graph.Columnwise("Sub", graph.Simple("Relu", graph.Input), Means), Deviations))));
        Assert.Null(FeatureBaseline.Of(Model(graph => graph.Columnwise("Mul", graph.Columnwise("Sub", graph.Input, Means), Deviations))));
        Assert.Null(FeatureBaseline.Of(Model(graph => graph.Input)));
    }

    [Fact]
    public void Of_PreparationThatTakesLogarithms_IsThatOfItsTrainingRows()
    {
        var rows = Enumerable.Range(0, 40 * FeatureSchema.Count).Select(i => Math.Exp(TestModels.Numbers(1, i)[0])).ToArray();
        var examples = new Examples(rows, FeatureSchema.Count, new int[40], 3, new int[40]);
        var preparation = Preparation.Fit(examples, new PreparationOptions { LogColumns = [1, 5] });

        var baseline = FeatureBaseline.Of(Model(graph => preparation.Write(graph, graph.Input)))!;

        double[] Column(int column) => [.. Enumerable.Range(0, 40).Select(row => rows[(row * FeatureSchema.Count) + column])];
        Assert.Equal(Math.Exp(Column(1).Average(Math.Log)), baseline.Means[1], 5);
        Assert.Equal(Column(2).Average(), baseline.Means[2], 5);
    }

    [Fact]
    public void Of_ModelThatTakesLogarithmsFirst_IsTheGeometricMeanOfThoseColumns()
    {
        // log(x) * mask + x * (1 - mask), then the scale.
        var mask = new float[FeatureSchema.Count];
        mask[3] = 1;
        var graph = new GraphProto();
        graph.Input.Add(new ValueInfoProto { Name = "x" });
        Add("Log", "logs", "x");
        Add("Mul", "logs of some", "logs", Constant("mask", mask));
        Add("Mul", "others", "x", Constant("inverse", [.. mask.Select(one => 1 - one)]));
        Add("Add", "prepared", "logs of some", "others");
        Add("Sub", "centred", "prepared", Constant("means", Means));
        Add("Div", "scaled", "centred", Constant("deviations", Deviations));

        var baseline = FeatureBaseline.Of(TrainingScale.Read(graph)!);

        Assert.Equal(Math.Exp(Means[3]), baseline.Means[3]);
        Assert.Equal(Means[4], baseline.Means[4]);
        Assert.Equal(2, baseline.Distance(3, Math.Exp(Means[3] + (2.0 * Deviations[3]))), 6);
        Assert.Equal(-2, baseline.Distance(4, Means[4] - (2.0 * Deviations[4])), 6);
        Assert.True(double.IsFinite(baseline.Distance(3, 0)));

        // Without a look at which columns, nothing is known.
        graph.Node[1].Input[1] = "elsewhere";
        Assert.Null(TrainingScale.Read(graph));

        void Add(string kind, string result, params string[] inputs)
        {
            var node = new NodeProto { OpType = kind };
            node.Input.AddRange(inputs);
            node.Output.Add(result);
            graph.Node.Add(node);
        }

        string Constant(string name, float[] values)
        {
            var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float };
            tensor.FloatData.AddRange(values);
            graph.Initializer.Add(tensor);
            return name;
        }
    }

    [Fact]
    public void Create_NumbersThatAreNone_IsRefused()
    {
        double[] noughts = new double[FeatureSchema.Count], bad = [.. noughts];
        bad[8] = double.NaN;
        Assert.Contains("rolloff_mean", Assert.Throws<ArgumentException>(() => new FeatureBaseline("mine", bad, noughts)).Message, StringComparison.Ordinal);
        bad[8] = -1;
        Assert.Throws<ArgumentException>(() => new FeatureBaseline("mine", noughts, bad));
        Assert.Throws<ArgumentException>(() => new FeatureBaseline("mine", noughts[1..], noughts));
    }

    private static GenreModel Model(Func<OnnxGraphBuilder, OnnxValue> begin)
    {
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var value = graph.Softmax(graph.Gemm(begin(graph), TestModels.Numbers(3 * FeatureSchema.Count, 3), TestModels.Numbers(3, 4)));
        return GenreModel.Load(new MemoryStream(graph.Build("test", TestModels.Metadata, value)));
    }
}
