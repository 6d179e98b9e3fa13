using System.Runtime.Intrinsics;
using GenreFunctions.Learning.Trees.Boosting;

namespace GenreFunctions.Tests.Learning.Trees.Boosting;

public sealed class GradientScaleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7000, 1)]
    [InlineData(7000, 900)]
    [InlineData(500_000, 8)]
    public void Pack_SumsOfAsManyRowsAsAllowed_AgreeWithDoublesAndCount(int rows, double largest)
    {
        var scale = new GradientScale(rows, largest);
        var random = new Random(1);
        var sum = Vector128<long>.Zero;
        double gradients = 0, hessians = 0;
        for (var row = 0; row < rows; row++)
        {
            var (gradient, hessian) = (largest * (random.NextDouble() < 0.9 ? 1 : -random.NextDouble()), largest * random.NextDouble());
            sum += scale.Pack(gradient, hessian);
            (gradients, hessians) = (gradients + gradient, hessians + hessian);
        }

        Assert.Equal(rows, scale.Count(sum));
        Assert.InRange(scale.Gradient(sum) / gradients, 1 - 1e-9, 1 + 1e-9);
        Assert.InRange(scale.Hessian(sum) / hessians, 1 - 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void Pack_TakenFromASum_LeavesWhatWasThere()
    {
        var scale = new GradientScale(3, 1);
        Vector128<long> a = scale.Pack(0.1, 0.2), b = scale.Pack(-0.7, 1e-9), c = scale.Pack(0.3, 0.25);
        Assert.Equal(a, a + b + c - c - b);
        Assert.Equal(Vector128<long>.Zero, c + a - a - c);
        Assert.Equal(2, scale.Count(a + b + c - a));
    }
}
