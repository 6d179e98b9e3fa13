using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class KernelRidgeTests
{
    private static readonly PreparationOptions AsTheyAre = new() { Standardise = false };

    [Fact]
    public void Score_NewRows_AgreesWithEliminationInDouble()
    {
        var random = new Random(5);
        TaggedExamples Rows(int count) => TestTables.Of(
            [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 3).Select(_ => (double)(float)random.NextDouble()).ToArray())],
            [.. Enumerable.Range(0, count).Select(_ => new[] { 0.4 + 0.2 * random.NextDouble(), 0.3 + 0.2 * random.NextDouble() })]);
        var (training, test) = (Rows(23), Rows(7));
        const double Gamma = 0.8, Ridge = 0.3;
        var scores = new KernelRidge(new KernelRidgeOptions { Preparation = AsTheyAre, Gamma = Gamma, Ridge = Ridge })
            .Train(training, training.Take([]), 1, TrainingWatch.None).Score(test).Tags;

        double Kernel(TaggedExamples left, int row, int other) =>
            Math.Exp(-Gamma * Enumerable.Range(0, 3).Sum(i => Math.Pow(left[row][i] - training[other][i], 2)));
        for (var tag = 0; tag < 2; tag++)
        {
            var mean = Enumerable.Range(0, 23).Average(row => training.Target(row, tag));
            var weights = Eliminate(
                [.. Enumerable.Range(0, 23).Select(row => Enumerable.Range(0, 23).Select(other => Kernel(training, row, other) + (row == other ? Ridge : 0)).ToArray())],
                [.. Enumerable.Range(0, 23).Select(row => training.Target(row, tag) - mean)]);
            for (var row = 0; row < 7; row++)
                Assert.Equal(mean + Enumerable.Range(0, 23).Sum(other => Kernel(test, row, other) * weights[other]), scores[row * 2 + tag], 1e-5);
        }
    }

    [Fact]
    public void Score_LittleRidge_GivesTheTrainingTargetsBack()
    {
        var rows = TestTables.Signs(40, 1) with { ClassCount = 2, Classes = [.. Enumerable.Range(0, 40).Select(row => row % 2)] };
        var scores = new KernelRidge(new KernelRidgeOptions { Gamma = 30, Ridge = 1e-6 }).Train(rows, rows.Take([]), 1, TrainingWatch.None).Score(rows);
        Assert.All(scores.Tags.Zip(rows.Targets), pair => Assert.Equal(pair.Second, pair.First, 1e-3));
        Assert.All(scores.Classes.Chunk(2), row => Assert.Equal(1, row.Sum(), 1e-12));
        Assert.All(scores.Classes.Chunk(2).Zip(rows.Classes), pair => Assert.True(pair.First[pair.Second] > 0.99));
    }

    [Fact]
    public void Train_TooFewOrStrangeSettings_AreRefused()
    {
        var none = TestTables.Signs(1, 1).Take([]);
        Assert.Throws<ArgumentException>(() => new KernelRidge().Train(none, none, 1, TrainingWatch.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KernelRidge(new KernelRidgeOptions { Ridge = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KernelRidge(new KernelRidgeOptions { Gamma = double.NaN }));
    }

    // Gauss, with the largest pivot of each column.
    private static double[] Eliminate(double[][] a, double[] b)
    {
        var n = b.Length;
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(row => Math.Abs(a[row][k]));
            (a[k], a[pivot], b[k], b[pivot]) = (a[pivot], a[k], b[pivot], b[k]);
            for (var row = k + 1; row < n; row++)
            {
                var factor = a[row][k] / a[k][k];
                for (var column = k; column < n; column++) a[row][column] -= factor * a[k][column];
                b[row] -= factor * b[k];
            }
        }

        for (var row = n - 1; row >= 0; row--)
            b[row] = (b[row] - Enumerable.Range(row + 1, n - row - 1).Sum(column => a[row][column] * b[column])) / a[row][row];
        return b;
    }
}
