using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Explaining.Trees;

namespace GenreFunctions.Tests.Explaining.Trees;

public sealed class SoftmaxSlopesTests
{
    private static readonly Arbitrary<(double[] From, double[] To)> Ways =
        (from labels in Gen.Choose(2, 12)
         from size in Gen.Choose(1, 60)
         from numbers in Gen.Choose(-1000, 1000).ArrayOf(2 * labels)
         select (numbers[..labels].Select(number => size * number / 1000.0).ToArray(), numbers[labels..].Select(number => size * number / 1000.0).ToArray())).ToArbitrary();

    [Fact]
    public void Mean_AnyWay_AddsUpToWhatTheProbabilitiesChange() =>
        Prop.ForAll(Ways, way =>
        {
            var (slopes, before, after) = (Mean(way.From, way.To), Probabilities(way.From), Probabilities(way.To));
            return Enumerable.Range(0, before.Length).All(k =>
                Math.Abs(after[k] - before[k] - Enumerable.Range(0, before.Length).Sum(j => slopes[k * before.Length + j] * (way.To[j] - way.From[j]))) < 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mean_AnyScore_MovesTheProbabilitiesByNoughtTogether() =>
        Prop.ForAll(Ways, way =>
        {
            var (slopes, labels) = (Mean(way.From, way.To), way.From.Length);
            return Enumerable.Range(0, labels).All(j => Math.Abs(Enumerable.Range(0, labels).Sum(k => slopes[k * labels + j])) < 1e-12
                && slopes[j * labels + j] >= 0 && Enumerable.Range(0, labels).All(k => k == j || slopes[k * labels + j] <= 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mean_ThreeLabels_IsTheIntegralSlowly()
    {
        double[] from = [0.5, -1, 2], to = [3, 1.5, -2];
        const int Steps = 20_000;
        var expected = new double[9];
        for (var step = 0; step < Steps; step++)
        {
            var p = Probabilities([.. from.Zip(to, (a, b) => a + (step + 0.5) / Steps * (b - a))]);
            for (var i = 0; i < 9; i++) expected[i] += p[i / 3] * ((i / 3 == i % 3 ? 1 : 0) - p[i % 3]) / Steps;
        }

        Assert.Equal(expected, Mean(from, to), (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Fact]
    public void Mean_NoWayAtAll_IsTheSlopeThere()
    {
        double[] scores = [1, 0];
        var p = 1 / (1 + Math.Exp(-1));
        Assert.Equal([p * (1 - p), -p * (1 - p), -p * (1 - p), p * (1 - p)], Mean(scores, scores), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Mean_ScoresBeyondAllMeasure_StayNumbers() =>
        Assert.All(Mean([-1e30, 1e30, 0], [1e30, -1e30, 1]), slope => Assert.True(double.IsFinite(slope)));

    private static double[] Mean(double[] from, double[] to)
    {
        var slopes = new double[from.Length * from.Length];
        SoftmaxSlopes.Mean(from, to, slopes);
        return slopes;
    }

    private static double[] Probabilities(double[] scores)
    {
        var highest = scores.Max();
        var sum = scores.Sum(score => Math.Exp(score - highest));
        return [.. scores.Select(score => Math.Exp(score - highest) / sum)];
    }
}
