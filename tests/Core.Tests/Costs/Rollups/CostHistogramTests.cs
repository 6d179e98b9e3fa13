using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Tests.Costs.Rollups;

public sealed class CostHistogramTests
{
    // Nothing, what a line's last decimal can say, a song, a day, and more than anybody pays.
    private static readonly Gen<decimal> Cost = Gen.OneOf(
        Gen.Constant(0m),
        Gen.Choose(1, 1_000).Select(units => units * 0.000_000_000_000_001m),
        Gen.Choose(1, 1_000_000).Select(units => units * 0.000_000_001m),
        Gen.Choose(1, 1_000_000).Select(units => units * 0.01m),
        Gen.Choose(1, int.MaxValue).Select(units => units * 1_000_000_000_000_000_000m));

    private static readonly Arbitrary<decimal[]> Costs = Cost.NonEmptyListOf().Select(costs => costs.ToArray()).ToArbitrary();

    // In thousandths, so that ranks are told exactly below.
    private static readonly Gen<int> PerMille = Gen.OneOf(Gen.Choose(0, 1000), Gen.Elements(0, 500, 950, 1000));

    [Fact]
    public void Quantile_AnyCosts_IsWithinTheErrorOfTheNearestRank() => Prop.ForAll(Costs, PerMille.ToArbitrary(), (costs, perMille) =>
    {
        var truth = NearestRank(costs, perMille);
        var estimate = Histogram(costs).Quantile(perMille / 1000.0)!.Value;
        if (truth == 0)
            Assert.Equal(0, estimate);
        else
            Assert.InRange(Math.Abs((double)(estimate / truth) - 1), 0, CostHistogram.RelativeError + 1e-9);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Quantile_WholeNumberOfRanks_IsThatRank()
    {
        var costs = Histogram([.. Enumerable.Range(1, 100).Select(cost => (decimal)cost)]);
        for (var percent = 1; percent <= 100; percent++)
            Assert.InRange((double)costs.Quantile(percent / 100.0)!.Value, percent * 0.99, percent * 1.01);
    }

    [Fact]
    public void Quantile_NoCosts_IsNull() => Assert.Null(CostHistogram.Empty.Quantile(0.5));

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void Quantile_NoShare_Throws(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => CostHistogram.Of(1).Quantile(share));

    [Fact]
    public void Of_NegativeCost_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => CostHistogram.Of(-0.01m));

    [Fact]
    public void Of_LargestDecimal_HasAQuantile() =>
        Assert.InRange((double)(CostHistogram.Of(decimal.MaxValue).Quantile(1)!.Value / decimal.MaxValue), 0.99, 1);

    [Fact]
    public void Plus_AnyParts_IsAssociativeAndCommutative() => Prop.ForAll(Costs, Costs, Costs, (a, b, c) =>
    {
        var (one, two, three) = (Histogram(a), Histogram(b), Histogram(c));
        Assert.Equal(one.Plus(two).Plus(three), one.Plus(two.Plus(three)));
        Assert.Equal(one.Plus(two), two.Plus(one));
        Assert.Equal(one, one.Plus(CostHistogram.Empty));
        Assert.Equal(Histogram([.. a, .. b]), one.Plus(two));
        Assert.Equal(a.Length + b.Length, one.Plus(two).Count);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equals_OtherCounts_IsFalse()
    {
        var costs = Histogram([0, 1, 1]);
        Assert.NotEqual(Histogram([0, 0, 1]), costs);
        Assert.NotEqual(Histogram([0, 1, 2]), costs);
        Assert.NotEqual(Histogram([0, 1]), costs);
        Assert.Equal(Histogram([1, 0, 1]).GetHashCode(), costs.GetHashCode());
    }

    [Fact]
    public void Size_ManyCosts_StaysSmall()
    {
        var random = new Random(1);
        var costs = Histogram([.. Enumerable.Range(0, 100_000).Select(_ => 0.000_1m + (decimal)random.NextDouble())]);
        // ln(10,000) / ln(1.01 / 0.99) buckets from 0.01 cents to 1.
        Assert.InRange(costs.Buckets.Count, 100, 461);
    }

    [Fact]
    public void Json_AnyHistogram_ComesBackTheSame() => Prop.ForAll(Costs, costs =>
    {
        var histogram = Histogram(costs);
        var json = JsonSerializer.Serialize(histogram, JsonSerializerOptions.Web);
        Assert.Equal(histogram, JsonSerializer.Deserialize<CostHistogram>(json, JsonSerializerOptions.Web));
    }).QuickCheckThrowOnFailure();

    private static CostHistogram Histogram(decimal[] costs) => costs.Select(CostHistogram.Of).Aggregate(CostHistogram.Empty, (sum, one) => sum.Plus(one));

    // The slow, obvious quantile: the smallest cost that so many of all do not exceed.
    private static decimal NearestRank(decimal[] costs, int perMille) =>
        costs.Order().First(cost => costs.Count(other => other <= cost) * 1000L >= (long)perMille * costs.Length);
}
