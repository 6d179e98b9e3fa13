using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using Google.Protobuf;

namespace GenreFunctions.Tests.Models;

public sealed class GenreModelTests
{
    [Fact]
    public void Score_ARealNetwork_AgreesWithTheOperatorsSlowlyInDouble()
    {
        const int Rows = 131;
        var features = TestModels.Rows(Rows, 5);
        var probabilities = new double[Rows * 3];
        Load(TestModels.File()).Score(features, probabilities);
        for (var row = 0; row < Rows; row++)
        {
            var expected = SlowNetwork(features.AsSpan(row * FeatureSchema.Count, FeatureSchema.Count));
            for (var label = 0; label < 3; label++) Assert.Equal(expected[label], probabilities[row * 3 + label], 1e-5);
        }
    }

    [Fact]
    public void Id_WhateverTheAnswersDependOn_ChangesIt()
    {
        string IdOf(ModelMetadata metadata) => Load(TestModels.File(metadata: metadata)).Metadata.Id;
        var ids = new[]
        {
            IdOf(TestModels.Metadata),
            IdOf(TestModels.Metadata with { Labels = ["blues", "rock", "soul"] }),
            IdOf(TestModels.Metadata with { SongTemperature = 1.5 }),
            IdOf(TestModels.Metadata with { UnknownThreshold = 0.5 }),
            Load(TestModels.File(seed: 2)).Metadata.Id,
        };
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], IdOf(TestModels.Metadata with { Notes = new Dictionary<string, string> { ["seed"] = "8" } }));
    }

    [Fact]
    public void Score_OneRowOrMany_GivesTheSameBits()
    {
        var model = Load(TestModels.File());
        var features = TestModels.Rows(100, 6);
        var (together, alone) = (new double[300], new double[300]);
        model.Score(features, together);
        for (var row = 0; row < 100; row++) model.Score(features.AsSpan(row * FeatureSchema.Count, FeatureSchema.Count), alone.AsSpan(row * 3, 3));
        Assert.Equal(together, alone);
    }

    [Fact]
    public void Score_FromManyThreads_GivesTheSameBits()
    {
        var model = Load(TestModels.File());
        var features = TestModels.Rows(200, 8);
        var expected = new double[600];
        model.Score(features, expected);
        Parallel.For(0, 64, _ =>
        {
            var probabilities = new double[600];
            model.Score(features, probabilities);
            Assert.Equal(expected, probabilities);
        });
    }

    [Fact]
    public void Score_AfterTheFirstTime_AllocatesNothing()
    {
        var model = Load(TestModels.File());
        var (features, probabilities) = (TestModels.Rows(100, 6), new double[300]);
        for (var i = 0; i < 50; i++) model.Score(features, probabilities);
        var before = GC.GetAllocatedBytesForCurrentThread();
        model.Score(features, probabilities);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Score_MatMulAddMulAndIdentity_RunsWhatTheGraphSays()
    {
        // The same dense layer in other words: x W + b instead of Gemm, and a factor that is one number for all columns.
        var model = Parsed(TestModels.File());
        var gemm = model.Graph.Node[2];
        var bias = gemm.Input[2];
        gemm.OpType = "MatMul";
        gemm.Attribute.Clear();
        gemm.Input.RemoveAt(2);
        Transpose(model.Graph.Initializer.Single(tensor => tensor.Name == gemm.Input[1]));
        var result = gemm.Output[0];
        gemm.Output[0] = "product";
        model.Graph.Node.Insert(3, Node("Add", bias, "product", "sum"));
        model.Graph.Initializer.Add(new TensorProto { Name = "one", DataType = 1, FloatData = { 1f } });
        model.Graph.Node.Insert(4, Node("Mul", "sum", "one", "scaled"));
        model.Graph.Node.Insert(5, new NodeProto { OpType = "Identity", Input = { "scaled" }, Output = { result } });
        var features = TestModels.Rows(9, 2);
        var (expected, actual) = (new double[27], new double[27]);
        Load(TestModels.File()).Score(features, expected);
        Load(Sealed(model)).Score(features, actual);
        for (var i = 0; i < 27; i++) Assert.Equal(expected[i], actual[i], 1e-6);
    }

    [Fact]
    public void Score_GemmWithAlphaAndBeta_WeighsTheProductAndTheBias()
    {
        var model = Parsed(TestModels.File());
        model.Graph.Node[2].Attribute.Add(new AttributeProto { Name = "alpha", F = 2, Type = AttributeProto.Types.AttributeType.Float });
        model.Graph.Node[2].Attribute.Add(new AttributeProto { Name = "beta", F = 0.5f, Type = AttributeProto.Types.AttributeType.Float });
        // Near enough to nought for every label to have a say, so that either factor alone would show.
        var features = TestModels.Rows(9, 2).Select(value => value / 20).ToArray();
        var probabilities = new double[27];
        Load(Sealed(model)).Score(features, probabilities);
        for (var row = 0; row < 9; row++)
        {
            var expected = SlowNetwork(features.AsSpan(row * FeatureSchema.Count, FeatureSchema.Count), alpha: 2, beta: 0.5);
            for (var label = 0; label < 3; label++) Assert.Equal(expected[label], probabilities[row * 3 + label], 1e-5);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e39)]
    public void Score_AFeatureThatIsNotFinite_IsRefused(double value)
    {
        var features = new double[FeatureSchema.Count];
        features[16] = value;
        var fault = Assert.Throws<ArgumentException>(() => Load(TestModels.File()).Score(features, new double[3]));
        Assert.Contains("tempo", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_LengthsThatDoNotMatch_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Load(TestModels.File()).Score(new double[FeatureSchema.Count], new double[4]));

    [Fact]
    public void Load_WhatWasSaved_IsTheSameToTheByte()
    {
        var model = Load(TestModels.File());
        var saved = new MemoryStream();
        model.Save(saved);
        Assert.Equal(TestModels.File(), saved.ToArray());
        Assert.Equal(TestModels.Metadata.Labels, model.Metadata.Labels);
        Assert.Equal((1.25, 0.375), (model.Metadata.SongTemperature, model.Metadata.UnknownThreshold));
        Assert.Equal(TestModels.Metadata.Notes, model.Metadata.Notes);
        Assert.Matches("^test@[0-9a-f]{8}$", model.Metadata.Id);
        Assert.NotEqual(model.Metadata.Id, Load(TestModels.File(seed: 2)).Metadata.Id);
    }

    private static double[] SlowNetwork(ReadOnlySpan<double> row, double alpha = 1, double beta = 1)
    {
        var (mean, deviation) = (TestModels.Numbers(57, 1), TestModels.Numbers(57, 2));
        var scaled = new double[57];
        for (var i = 0; i < 57; i++) scaled[i] = (row[i] - mean[i]) / (1.5 + deviation[i]);
        var hidden = SlowLayer(scaled, TestModels.Numbers(20 * 57, 3), TestModels.Numbers(20, 4), alpha, beta).Select(value => Math.Max(0, value)).ToArray();
        var scores = SlowLayer(hidden, TestModels.Numbers(60, 5), TestModels.Numbers(3, 6));
        var sum = scores.Sum(Math.Exp);
        return [.. scores.Select(score => Math.Exp(score) / sum)];
    }

    private static double[] SlowLayer(double[] input, float[] weights, float[] bias, double alpha = 1, double beta = 1) =>
        [.. bias.Select((b, output) => beta * b + alpha * input.Select((x, i) => x * weights[output * input.Length + i]).Sum())];

    private static NodeProto Node(string kind, string first, string second, string output) =>
        new() { OpType = kind, Input = { first, second }, Output = { output } };

    private static void Transpose(TensorProto tensor)
    {
        var values = OnnxTensor.Read(tensor);
        var (rows, columns) = (values.Shape[0], values.Shape[1]);
        var turned = new float[rows * columns];
        for (var i = 0; i < turned.Length; i++) turned[i % columns * rows + i / columns] = values.Values[i];
        tensor.RawData = ByteString.CopyFrom(OnnxTensor.ToBytes(turned));
        (tensor.Dims[0], tensor.Dims[1]) = (columns, rows);
    }

    private static GenreModel Load(byte[] bytes) => GenreModel.Load(new MemoryStream(bytes));

    private static ModelProto Parsed(byte[] bytes) => ModelProto.Parser.ParseFrom(bytes);

    private static byte[] Sealed(ModelProto model) => ModelFileTests.Sealed(model);
}
