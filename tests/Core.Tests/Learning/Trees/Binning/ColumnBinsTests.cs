using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Trees.Binning;

namespace GenreFunctions.Tests.Learning.Trees.Binning;

public sealed class ColumnBinsTests
{
    [Fact]
    public void Fit_FewDifferentNumbers_GivesEachABinAndCutsHalfway()
    {
        var bins = ColumnBins.Fit([3, 1, 2, 2, float.NaN, 1, 6], 255);
        Assert.Equal(4, bins.Count);
        Assert.Equal([1.5f, 2.5f, 4.5f, float.MaxValue], Enumerable.Range(0, 4).Select(bins.CutAfter));
        Assert.Equal([0, 0, 1, 3, 3, 4], new[] { -9, 1.5f, 1.6f, 4.6f, 99, float.NaN }.Select(bins.BinOf));
    }

    [Fact]
    public void Fit_ManyDifferentNumbers_FillsBinsAlike()
    {
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, 10_000).Select(_ => MathF.Exp(10 * (float)random.NextDouble()))];
        var bins = ColumnBins.Fit(values, 100);
        Assert.Equal(100, bins.Count);
        Assert.All(values.CountBy(bins.BinOf), bin => Assert.InRange(bin.Value, 90, 110));
    }

    [Fact]
    public void Fit_OneNumberMostOfTheTime_LeavesTheOthersFine()
    {
        float[] values = [.. Enumerable.Repeat(0f, 9000), .. Enumerable.Range(1, 1000).Select(i => (float)i)];
        var bins = ColumnBins.Fit(values, 51);
        Assert.Equal(51, bins.Count);
        Assert.All(values.CountBy(bins.BinOf).Where(bin => bin.Key > 0), bin => Assert.InRange(bin.Value, 15, 25));
    }

    [Theory]
    [InlineData(1f, 3f)]
    [InlineData(-3.4e38f, 3.4e38f)]
    [InlineData(1f, 1.0000001f)]
    [InlineData(0f, 1e-45f)]
    [InlineData(-1e-45f, 0f)]
    public void Between_TwoNumbers_DividesThem(float below, float above)
    {
        var cut = ColumnBins.Between(below, above);
        Assert.True(below <= cut && cut < above);
    }

    [Fact]
    public void BinOf_AnyNumbers_AgreesWithTheCutsAndKeepsTheOrder()
    {
        var numbers = Gen.Choose(-40, 40).Select(i => i / 8f).ArrayOf().Where(values => values.Length > 0);
        Prop.ForAll(numbers.ToArbitrary(), Gen.Choose(2, 20).ToArbitrary(), (values, most) =>
        {
            var bins = ColumnBins.Fit(values, most);
            return bins.Count <= most && values.All(value => Enumerable.Range(0, bins.Count).All(bin => bins.BinOf(value) <= bin == value <= bins.CutAfter(bin)));
        }).QuickCheckThrowOnFailure();
    }
}
