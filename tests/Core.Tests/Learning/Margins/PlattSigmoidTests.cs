using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Margins;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class PlattSigmoidTests
{
    [Fact]
    public void Fit_AnyDecisions_IsNotBeatenByLookingAround() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            var (decisions, signs) = Decisions(seed);
            var fitted = PlattSigmoid.Fit(decisions, signs);
            var (slope, intercept) = LookAround(decisions, signs);
            return Math.Abs(fitted.Slope - slope) < 1e-3 * Math.Max(1, Math.Abs(slope))
                && Math.Abs(fitted.Intercept - intercept) < 1e-3 * Math.Max(1, Math.Abs(intercept));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Fit_AllDecisionsEqual_SaysHowOftenTheFirstLabelIs()
    {
        double[] signs = [1, 1, 1, -1];
        var fitted = PlattSigmoid.Fit([0.5, 0.5, 0.5, 0.5], signs);
        Assert.Equal((3 * (4 / 5.0) + 1 / 3.0) / 4, 1 / (1 + Math.Exp(fitted.Slope * 0.5 + fitted.Intercept)), 1e-6);
    }

    [Fact]
    public void Fit_CleanDecisions_StaysShortOfCertainty()
    {
        var fitted = PlattSigmoid.Fit([2, 2, -2, -2, -2], [1, 1, -1, -1, -1]);

        // Two points, two numbers: the targets themselves.
        Assert.Equal(3 / 4.0, 1 / (1 + Math.Exp(fitted.Slope * 2 + fitted.Intercept)), 1e-6);
        Assert.Equal(1 / 5.0, 1 / (1 + Math.Exp(fitted.Slope * -2 + fitted.Intercept)), 1e-6);
    }

    [Fact]
    public void Fit_HugeDecisions_StaysFinite()
    {
        var fitted = PlattSigmoid.Fit([1e6, 2e6, -1e6, -3e6], [1, 1, -1, -1]);
        Assert.True(double.IsFinite(fitted.Slope) && double.IsFinite(fitted.Intercept) && fitted.Slope < 0);
    }

    private static (double[] Decisions, double[] Signs) Decisions(int seed)
    {
        var random = new Random(seed);
        double[] signs = [.. Enumerable.Range(0, 10 + seed % 90).Select(row => random.NextDouble() < 0.4 ? 1.0 : -1)];
        return ([.. signs.Select(sign => Clouds.Normal(random) * 1.5 + sign)], signs);
    }

    /// <summary>A pattern search on the textbook loss: tries the eight places around, goes there or looks closer.</summary>
    private static (double Slope, double Intercept) LookAround(double[] decisions, double[] signs)
    {
        var (high, low) = ((signs.Count(sign => sign > 0) + 1.0) / (signs.Count(sign => sign > 0) + 2), 1.0 / (signs.Count(sign => sign < 0) + 2));
        double Loss(double slope, double intercept) => decisions.Zip(signs).Sum(row =>
        {
            var (target, probability) = (row.Second > 0 ? high : low, 1 / (1 + Math.Exp(slope * row.First + intercept)));
            return -target * Math.Log(probability) - (1 - target) * Math.Log(1 - probability);
        });
        var (best, step) = ((Slope: 0.0, Intercept: 0.0), 1.0);
        while (step > 1e-6)
        {
            var around = from a in new[] { -step, 0, step } from b in new[] { -step, 0, step } select (best.Slope + a, best.Intercept + b);
            var better = around.MinBy(place => Loss(place.Item1, place.Item2));
            if (Loss(better.Item1, better.Item2) < Loss(best.Slope, best.Intercept))
                best = better;
            else
                step /= 2;
        }

        return best;
    }
}
