using GenreFunctions.Learning.Trees.Boosting;

namespace GenreFunctions.Tests.Learning.Trees.Boosting;

public sealed class SplitRuleTests
{
    [Theory]
    [InlineData(3.0, 2.0, 0, 0, -1.5)]
    [InlineData(3.0, 2.0, 1, 0, -1.0)]
    [InlineData(3.0, 2.0, 1, 0.75, -0.75)]
    [InlineData(-3.0, 2.0, 1, 0.75, 0.75)]
    [InlineData(0.5, 2.0, 1, 0.75, 0)]
    [InlineData(-0.5, 2.0, 0, 0.75, 0)]
    [InlineData(0, 0, 0, 0, 0)]
    public void Weight_OfALeaf_IsTheClosedForm(double gradient, double hessian, double lambda, double alpha, double expected) =>
        Assert.Equal(expected, new SplitRule(lambda, alpha, 0, 0, 1).Weight(gradient, hessian), 12);

    [Theory]
    [InlineData(3.0, 2.0, 0, 0)]
    [InlineData(3.0, 2.0, 1, 0)]
    [InlineData(-3.0, 2.0, 0.5, 0.75)]
    [InlineData(0.5, 2.0, 1, 0.75)]
    public void Weight_OfALeaf_IsWhereThePenalisedLossIsLeast(double gradient, double hessian, double lambda, double alpha)
    {
        var rule = new SplitRule(lambda, alpha, 0, 0, 1);
        var weight = rule.Weight(gradient, hessian);
        double Loss(double w) => gradient * w + 0.5 * (hessian + lambda) * w * w + alpha * Math.Abs(w);
        for (var step = -2.0; step <= 2; step += 0.01)
            Assert.True(Loss(weight) <= Loss(weight + step) + 1e-12);
        Assert.Equal(-2 * Loss(weight), rule.Worth(gradient, hessian), 12);
    }
}
