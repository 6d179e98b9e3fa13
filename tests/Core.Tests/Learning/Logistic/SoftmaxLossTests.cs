using GenreFunctions.Learning.Logistic;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Logistic;

public sealed class SoftmaxLossTests
{
    private const int Stride = 16, Columns = 5, Labels = 3;
    private const double Decay = 0.3;

    private readonly float[] _matrix = TestModels.Numbers(20 * Stride, 1);
    private readonly int[] _labels = [.. Enumerable.Range(0, 20).Select(row => row * row % Labels)];

    [Fact]
    public void Evaluate_AnyWeights_IsTheFormula()
    {
        var loss = Make();
        var point = Weights(loss, 2);
        Assert.Equal(Slow(loss, point), loss.Evaluate(point, new double[loss.Size]), 1e-12);
    }

    [Fact]
    public void Evaluate_AnyWeights_GradientIsTheSlope()
    {
        var loss = Make();
        var (point, gradient) = (Weights(loss, 3), new double[loss.Size]);
        loss.Evaluate(point, gradient);
        for (var i = 0; i < loss.Size; i++)
        {
            if (i % loss.LineLength >= Labels)
            {
                Assert.Equal(0, gradient[i]);
                continue;
            }

            var (up, down) = ((double[])point.Clone(), (double[])point.Clone());
            up[i] += 1e-5;
            down[i] -= 1e-5;
            Assert.Equal((Slow(loss, up) - Slow(loss, down)) / 2e-5, gradient[i], 1e-8);
        }
    }

    private SoftmaxLoss Make() => new(_matrix, Stride, Columns, _labels, Labels, Decay);

    private static double[] Weights(SoftmaxLoss loss, int seed)
    {
        var numbers = TestModels.Numbers(loss.Size, seed);
        return [.. numbers.Select((number, i) => i % loss.LineLength < Labels ? 2.0 * number : 0)];
    }

    private double Slow(SoftmaxLoss loss, double[] point)
    {
        double At(int column, int label) => point[column * loss.LineLength + label];
        var entropy = Enumerable.Range(0, 20).Average(row =>
        {
            double[] scores = [.. Enumerable.Range(0, Labels).Select(
                label => At(Columns, label) + Enumerable.Range(0, Columns).Sum(column => At(column, label) * _matrix[row * Stride + column]))];
            return -Math.Log(Math.Exp(scores[_labels[row]]) / scores.Sum(Math.Exp));
        });
        return entropy + Decay / 2 * Enumerable.Range(0, Columns).Sum(column => Enumerable.Range(0, Labels).Sum(label => At(column, label) * At(column, label)));
    }
}
