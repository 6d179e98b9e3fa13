using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tests.Models;
using Subject = GenreFunctions.Learning.Preparation.Preparation;

namespace GenreFunctions.Tests.Learning.Preparation;

public sealed class PreparationTests
{
    private const int Columns = 7;
    private const int Stride = 16;

    public static TheoryData<PreparationOptions> Kinds =>
    [
        new PreparationOptions(),
        new PreparationOptions { LogColumns = [1, 4] },
        new PreparationOptions { LogColumns = [0, 1, 2, 3, 4, 5, 6], Standardise = false },
        new PreparationOptions { Selected = [0, 5] },
        new PreparationOptions { LogColumns = [4, 2], Selected = [2, 3, 6] },
        new PreparationOptions { Standardise = false },
        new PreparationOptions { Standardise = false, Selected = [] },
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Apply_AnyOptions_AgreesWithTheDefinitionInDouble(PreparationOptions options)
    {
        var (training, others) = (Rows(40, 1), Rows(9, 2));
        var applied = Subject.Fit(training, options).Apply(others, Stride);
        for (var row = 0; row < others.Count; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                double Slowly(double value) => options.LogColumns.Contains(column) ? Math.Log(Math.Max(value, 1e-10)) : value;
                var measured = Enumerable.Range(0, training.Count).Select(i => Slowly(training[i][column])).ToList();
                var mean = options.Standardise ? measured.Average() : 0;
                var deviation = options.Standardise ? Math.Sqrt(measured.Average(value => (value - mean) * (value - mean))) : 1;
                var expected = options.Selected?.Contains(column) == false ? 0 : (Slowly(others[row][column]) - mean) / deviation;
                Assert.Equal(expected, applied[row * Stride + column], 1e-5 * (1 + Math.Abs(expected)));
            }

            Assert.All(applied[(row * Stride + Columns)..((row + 1) * Stride)], padding => Assert.Equal(0, padding));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_AnyOptions_GivesTheBitsOfApply(PreparationOptions options)
    {
        var others = Rows(150, 3);
        var preparation = Subject.Fit(Rows(40, 1), options);
        var applied = preparation.Apply(others, Columns);
        var graph = new OnnxGraphBuilder(Columns);
        var results = TestGraphs.Raw(graph, preparation.Write(graph, graph.Input), others.Features);
        Assert.Equal(applied.Select(BitConverter.SingleToInt32Bits), results.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Write_WithoutLogarithms_IsSubAndDivOnly()
    {
        var graph = new OnnxGraphBuilder(Columns);
        var value = Subject.Fit(Rows(40, 1), new()).Write(graph, graph.Input);
        Assert.Equal(["Sub", "Div"], graph.End(value).Node.Select(node => node.OpType));
    }

    [Fact]
    public void Apply_LogarithmsOfNoughtAndLess_AreThatOfTheFloor()
    {
        var rows = new Examples([0, 1e-12, -3, 1e-10, Math.E], 1, new int[5], 1, new int[5]);
        var applied = Subject.Fit(rows, new() { LogColumns = [0], Standardise = false }).Apply(rows, 1);
        Assert.Equal([-23.02585, -23.02585, -23.02585, -23.02585, 1], applied.Select(value => (double)value), (x, y) => Math.Abs(x - y) < 1e-5);
    }

    [Fact]
    public void Fit_ColumnsThatAreNotThere_AreRefused()
    {
        Assert.Contains("column 7", Assert.Throws<ArgumentOutOfRangeException>(() => Subject.Fit(Rows(3, 1), new() { LogColumns = [7] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Subject.Fit(Rows(3, 1), new() { Selected = [-1] }));
        Assert.Throws<ArgumentException>(() => Subject.Fit(Rows(0, 1), new()));
    }

    [Fact]
    public void LogVariances_OfTheSchema_AreItsVariances() => Assert.Equal(
        Enumerable.Range(0, 57).Where(column => FeatureSchema.Names[column].Contains("var", StringComparison.Ordinal)), PreparationOptions.LogVariances);

    /// <summary>Positive numbers over some decades, and a few noughts.</summary>
    private static Examples Rows(int count, int seed)
    {
        var random = new Random(seed);
        double[] features = [.. Enumerable.Range(0, count * Columns).Select(_ => random.Next(20) == 0 ? 0 : Math.Exp(8 * random.NextDouble() - 5))];
        return new Examples(features, Columns, new int[count], 1, new int[count]);
    }
}
