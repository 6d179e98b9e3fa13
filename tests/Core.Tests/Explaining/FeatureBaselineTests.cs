using GenreFunctions.Explaining;
using GenreFunctions.Features;
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
        Assert.Null(FeatureBaseline.Of(Model(new OnnxGraphBuilder(FeatureSchema.Count).Simple("Relu").Columnwise("Sub", Means).Columnwise("Div", Deviations))));
        Assert.Null(FeatureBaseline.Of(Model(new OnnxGraphBuilder(FeatureSchema.Count).Columnwise("Sub", Means).Columnwise("Mul", Deviations))));
        Assert.Null(FeatureBaseline.Of(Model(new OnnxGraphBuilder(FeatureSchema.Count))));
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

    private static GenreModel Model(OnnxGraphBuilder begun) => GenreModel.Load(new MemoryStream(
        begun.Gemm(TestModels.Numbers(3 * FeatureSchema.Count, 3), TestModels.Numbers(3, 4)).Softmax().Build("test", TestModels.Metadata)));
}
