using GenreFunctions.Features;

namespace GenreFunctions.Tests.Features;

public sealed class FeatureParityTests
{
    [Fact]
    public void Compare_RowsOfBothFiles_MeasuresInStandardDeviationsOfTheReference()
    {
        // Over the reference 0, 2, 4, 6 a standard deviation is sqrt(5).
        var reference = new[] { Row("a", 0), Row("b", 2), Row("c", 4), Row("d", 6) };
        var ours = new[] { Row("a", 0), Row("b", 2 + 1e-5), Row("c", 4 + Math.Sqrt(5)), Row("not there", 9) };

        var parity = FeatureParity.Compare(ours, reference);

        Assert.Equal(FeatureSchema.Names, parity.Select(feature => feature.Feature));
        Assert.Equal((3, 1, 2), (parity[0].Values, parity[0].Exact, parity[0].Close));
        Assert.Equal(1, parity[0].LargestDeviations, 1e-12);
    }

    [Fact]
    public void Compare_TwoRowsOfOneName_NamesThem()
    {
        FeatureRow[] twice = [Row("a", 0), Row("a", 1)], once = [Row("a", 0)];
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => FeatureParity.Compare(twice, once)).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => FeatureParity.Compare(once, twice)).Message, StringComparison.Ordinal);
    }

    private static FeatureRow Row(string name, double value) => new(name, 66_149, [.. Enumerable.Repeat(value, FeatureSchema.Count)], "blues");
}
