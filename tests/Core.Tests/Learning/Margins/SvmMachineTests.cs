using GenreFunctions.Models.Operators.Margins;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class SvmMachineTests
{
    private const int Columns = 7, Stride = 16;

    /// <summary>More vectors than a panel holds, labels that end inside a panel, and one without vectors.</summary>
    private static readonly int[] VectorsPerLabel = [200, 90, 0, 310];

    [Fact]
    public void Score_AnyRow_IsTheFormulaInDouble()
    {
        var weights = Make();
        var rows = TestModels.Numbers(9 * Stride, 77);
        var found = Score(weights, rows, 9);
        for (var row = 0; row < 9; row++)
        {
            var expected = SlowScore(weights, rows.AsSpan(row * Stride, Columns));
            for (var label = 0; label < 4; label++)
                Assert.Equal(expected[label], found[row * 4 + label], 1e-5);
        }
    }

    [Fact]
    public void Score_OneRowOrMany_HasTheSameBits()
    {
        var weights = Make();
        var rows = TestModels.Numbers(70 * Stride, 78);
        var together = Score(weights, rows, 70);
        for (var row = 0; row < 70; row++)
            Assert.Equal(together[(row * 4)..(row * 4 + 4)], Score(weights, rows[(row * Stride)..], 1));
    }

    private static float[] Score(SvmWeights weights, float[] rows, int count)
    {
        var probabilities = new float[count * 4];
        new SvmMachine(weights).Score(rows, count, Stride, probabilities, 4);
        return probabilities;
    }

    private static SvmWeights Make() => new(
        0.4f,
        Columns,
        TestModels.Numbers(600 * Columns, 1),
        VectorsPerLabel,
        TestModels.Numbers(3 * 600, 2),
        TestModels.Numbers(6, 3),
        [.. TestModels.Numbers(6, 4).Select(number => -0.2f + 0.1f * number)],
        TestModels.Numbers(6, 5));

    private static double[] SlowScore(SvmWeights weights, ReadOnlySpan<float> row)
    {
        var kernels = new double[600];
        for (var vector = 0; vector < 600; vector++)
        {
            var squared = 0.0;
            for (var column = 0; column < Columns; column++)
                squared += Math.Pow((double)row[column] - weights.Vectors[vector * Columns + column], 2);
            kernels[vector] = Math.Exp(-weights.Gamma * squared);
        }

        int[] labelOf = [.. VectorsPerLabel.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        var (pairs, pair) = (new double[16], 0);
        for (var i = 0; i < 4; i++)
        {
            for (var j = i + 1; j < 4; j++, pair++)
            {
                double decision = weights.Offsets[pair];
                for (var vector = 0; vector < 600; vector++)
                {
                    if (labelOf[vector] == i)
                        decision += weights.Coefficients[(j - 1) * 600 + vector] * kernels[vector];
                    if (labelOf[vector] == j)
                        decision += weights.Coefficients[i * 600 + vector] * kernels[vector];
                }

                pairs[i * 4 + j] = Math.Clamp(1 / (1 + Math.Exp(weights.Slopes[pair] * decision + weights.Intercepts[pair])), 1e-7, 1 - 1e-7);
                pairs[j * 4 + i] = 1 - pairs[i * 4 + j];
            }
        }

        var probabilities = new double[4];
        PairwiseCoupling.Solve(pairs, probabilities, new double[PairwiseCoupling.ScratchLength(4)]);
        return probabilities;
    }
}
