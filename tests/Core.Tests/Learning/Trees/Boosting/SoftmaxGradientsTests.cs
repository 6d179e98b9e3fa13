using GenreFunctions.Learning.Trees.Boosting;

namespace GenreFunctions.Tests.Learning.Trees.Boosting;

public sealed class SoftmaxGradientsTests
{
    private static readonly ParallelOptions Parallel = new();

    [Fact]
    public void Of_KnownScores_IsWhatHandsSay()
    {
        // exp(ln 1, ln 2, ln 5) / 8 = 1/8, 2/8, 5/8.
        var gradients = new SoftmaxGradients([1], [0, MathF.Log(2), MathF.Log(5)], 1);
        var (loss, accuracy) = gradients.Update(Parallel);
        Assert.Equal(Math.Log(4), loss, 6);
        Assert.Equal(0, accuracy);
        Assert.Equal((0.125, 0.109375), Rounded(gradients.Of(0, 0)));
        Assert.Equal((-0.75, 0.1875), Rounded(gradients.Of(0, 1)));
        Assert.Equal((0.625, 0.234375), Rounded(gradients.Of(0, 2)));
        Assert.Equal(0.125 * 0.109375 + 0.75 * 0.1875 + 0.625 * 0.234375, gradients.Importance(0), 6);
    }

    [Fact]
    public void Of_RandomScores_IsTheSlopeAndTheCurvatureOfTheLoss()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 20; trial++)
        {
            float[] scores = [.. Enumerable.Range(0, 4).Select(_ => (float)(4 * random.NextDouble() - 2))];
            var gradients = new SoftmaxGradients([trial % 4], scores, 1);
            gradients.Update(Parallel);
            double Loss(int label, double step) => Math.Log(scores.Select((s, k) => Math.Exp(s + (k == label ? step : 0))).Sum()) - scores[trial % 4] - (trial % 4 == label ? step : 0);
            for (var label = 0; label < 4; label++)
            {
                var (slope, curvature) = gradients.Of(0, label);
                Assert.Equal((Loss(label, 1e-4) - Loss(label, -1e-4)) / 2e-4, slope, 1e-6);
                Assert.Equal((Loss(label, 1e-4) - 2 * Loss(label, 0) + Loss(label, -1e-4)) / 1e-8, curvature, 1e-5);
            }
        }
    }

    [Fact]
    public void Update_ScoresFarApart_StaysFinite()
    {
        var gradients = new SoftmaxGradients([0], [-2000, 2000], 2);
        Assert.Equal((4000, 0), gradients.Update(Parallel));
        Assert.Equal((-1, 0), gradients.Of(0, 0));
    }

    private static (double, double) Rounded((double Gradient, double Hessian) pair) => (Math.Round(pair.Gradient, 6), Math.Round(pair.Hessian, 6));
}
