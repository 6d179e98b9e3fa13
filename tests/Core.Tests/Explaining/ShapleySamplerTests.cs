using GenreFunctions.Explaining;

namespace GenreFunctions.Tests.Explaining;

public sealed class ShapleySamplerTests
{
    private const int Labels = 3;

    /// <summary>Six players over eight columns, two of them with two.</summary>
    private static readonly int[][] Groups = [[0, 1], [2], [3], [4, 5], [6], [7]];

    private static readonly double[] Baseline = [0.1, -0.2, 0.3, 0, 0.5, -0.5, 0.2, 0.4];

    [Fact]
    public void Sample_AdditiveGame_IsTheClosedFormAndSureOfIt()
    {
        double[] weights = [0.5, -1, 2, 0.25, 3, 1, -2, 0.125];
        var features = Rows(3, seed: 1);

        var found = Sample(Additive, 1, features, new ExplanationOptions());

        for (var group = 0; group < Groups.Length; group++)
        {
            var expected = Groups[group].Sum(column => weights[column] * (Enumerable.Range(0, 3).Average(row => features[row * 8 + column]) - Baseline[column]));
            Assert.Equal(expected, found.Values[0][group], 12);
            Assert.InRange(found.StandardErrors[0][group], 0, 1e-12);
        }

        void Additive(ReadOnlySpan<double> rows, Span<double> scores)
        {
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] = 1;
                for (var column = 0; column < 8; column++)
                    scores[row] += weights[column] * rows[row * 8 + column];
            }
        }
    }

    [Fact]
    public void Sample_PlayersThatActInPairs_IsExactToo()
    {
        // x0 x2 + 3 x3 x4 - x6 x7: a walk and its way back give each of two the half of what they do together.
        var features = Rows(2, seed: 2);
        var found = Sample(Products, 1, features, new ExplanationOptions());
        var exact = SlowShapley.Of(Products, 1, 0, Groups, Baseline, features);
        for (var group = 0; group < Groups.Length; group++)
            Assert.Equal(exact[group], found.Values[0][group], 12);

        static void Products(ReadOnlySpan<double> rows, Span<double> scores)
        {
            for (var row = 0; row < scores.Length; row++)
            {
                var x = rows.Slice(row * 8, 8);
                scores[row] = (x[0] * x[2]) + (3 * x[3] * x[4]) - (x[6] * x[7]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(25)]
    public void Sample_Network_AgreesWithAllSubsetsWithinItsStandardErrors(int segments)
    {
        var features = Rows(segments, seed: segments);
        var found = Sample(Network, Labels, features, new ExplanationOptions { StandardError = 0.001 });
        var greatest = 0.0;
        for (var label = 0; label < Labels; label++)
        {
            var exact = SlowShapley.Of(Network, Labels, label, Groups, Baseline, features);
            for (var group = 0; group < Groups.Length; group++)
            {
                Assert.InRange(found.StandardErrors[label][group], 0, 0.001);
                Assert.InRange(Math.Abs(found.Values[label][group] - exact[group]), 0, 4 * found.StandardErrors[label][group] + 1e-12);
                greatest = Math.Max(greatest, Math.Abs(exact[group]));
            }
        }

        // There is something to be found.
        Assert.True(greatest > 0.02);
    }

    [Fact]
    public void StandardErrors_OverManySeeds_SayHowFarOffValuesAre()
    {
        var features = Rows(2, seed: 9);
        var exact = SlowShapley.Of(Network, Labels, 0, Groups, Baseline, features);
        var within = new List<double>();
        for (var seed = 0; seed < 200; seed++)
        {
            var found = Sample(Network, Labels, features, new ExplanationOptions { Seed = seed, StandardError = 0.9 });

            // The last group does nothing, and is never off.
            for (var group = 0; group < Groups.Length - 1; group++)
                within.Add(Math.Abs(found.Values[0][group] - exact[group]) / found.StandardErrors[0][group]);
        }

        // Of a normal distribution 68 and 95 of a hundred.
        Assert.InRange(within.Count(distance => distance < 1) / (double)within.Count, 0.58, 0.78);
        Assert.InRange(within.Count(distance => distance < 2) / (double)within.Count, 0.89, 0.99);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public void Sample_Values_AddUpToTheProbabilityLessTheBaselines(int segments)
    {
        var features = Rows(segments, seed: 3);
        var found = Sample(Network, Labels, features, new ExplanationOptions { StandardError = 0.02 });
        var (whole, none) = (new double[segments * Labels], new double[Labels]);
        Network(features, whole);
        Network(Baseline, none);
        for (var label = 0; label < Labels; label++)
        {
            var mean = Enumerable.Range(0, segments).Average(segment => whole[segment * Labels + label]);
            Assert.Equal(mean, found.Probabilities[label], 12);
            Assert.Equal(none[label], found.BaselineProbabilities[label]);
            Assert.Equal(mean - none[label], found.Values[label].Sum(), 12);
        }

        // What one label gets, the others lose.
        for (var group = 0; group < Groups.Length; group++)
            Assert.Equal(0, Enumerable.Range(0, Labels).Sum(label => found.Values[label][group]), 12);
    }

    [Fact]
    public void Sample_GroupThatTheModelIgnores_GetsExactlyNothing()
    {
        // The last column is not looked at; of the fifth group the song has the baseline's value.
        var features = Rows(5, seed: 4);
        for (var row = 0; row < 5; row++)
            features[row * 8 + 6] = Baseline[6];
        var found = Sample(Network, Labels, features, new ExplanationOptions());
        for (var label = 0; label < Labels; label++)
        {
            Assert.All([4, 5], group => Assert.Equal((0.0, 0.0), (found.Values[label][group], found.StandardErrors[label][group])));
            Assert.All([0, 1, 2, 3], group => Assert.NotEqual(0, found.Values[label][group]));
        }
    }

    [Fact]
    public void Sample_GroupsThatDoTheSame_GetTheSame()
    {
        double[] baseline = [0, 0, 0, 0];
        int[][] groups = [[0], [1], [2], [3]];
        double[] features = [1, 1, 1, 0.5];
        var found = new ShapleySampler(Alike, 1, groups, baseline).Sample(features, new ExplanationOptions { StandardError = 0.0005 }, CancellationToken.None);
        var (values, error) = (found.Values[0], found.StandardErrors[0].Max());
        Assert.InRange(Math.Abs(values[0] - values[1]), 0, 6 * error);
        Assert.InRange(Math.Abs(values[1] - values[2]), 0, 6 * error);
        Assert.True(values[0] - values[3] > 20 * error);

        // The first three count alike, and not by their sum alone.
        static void Alike(ReadOnlySpan<double> rows, Span<double> scores)
        {
            for (var row = 0; row < scores.Length; row++)
                scores[row] = Math.Tanh(rows[row * 4] + rows[(row * 4) + 1] + rows[(row * 4) + 2] + (0.3 * rows[(row * 4) + 3]) - 1);
        }
    }

    [Fact]
    public void Sample_SameSeed_GivesTheSameBitsAndAnotherOthers()
    {
        var features = Rows(3, seed: 5);
        var options = new ExplanationOptions { StandardError = 0.01 };
        var first = Sample(Network, Labels, features, options);
        Assert.Equal(first.Values, Sample(Network, Labels, features, options).Values);
        Assert.NotEqual(first.Values, Sample(Network, Labels, features, options with { Seed = 2 }).Values);
    }

    [Fact]
    public void Sample_SmallerErrorAskedFor_TakesMoreRowsUntilTheyAreSpent()
    {
        var features = Rows(2, seed: 6);
        var rows = new List<long>();
        foreach (var error in new[] { 0.02, 0.004, 0.001 })
        {
            var found = Sample(Network, Labels, features, new ExplanationOptions { StandardError = error });
            Assert.InRange(found.StandardErrors.Max(one => one.Max()), 0, error);
            rows.Add(found.Rows);
        }

        Assert.True(rows[0] < rows[1] && rows[1] < rows[2], string.Join(", ", rows));
        var spent = Sample(Network, Labels, features, new ExplanationOptions { StandardError = 1e-9, MaximumRows = 1_000 });
        Assert.InRange(spent.Rows, 900, 1_000);
    }

    [Fact]
    public void Sample_Rows_AreThoseThatTheModelWasAskedFor()
    {
        var asked = 0;
        var found = Sample(Counting, Labels, Rows(11, seed: 7), new ExplanationOptions { StandardError = 0.01 });
        Assert.Equal(asked, found.Rows);

        void Counting(ReadOnlySpan<double> rows, Span<double> scores)
        {
            asked += rows.Length / 8;
            Network(rows, scores);
        }
    }

    [Fact]
    public void Sample_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            new ShapleySampler(Network, Labels, Groups, Baseline).Sample(Rows(2, seed: 8), new ExplanationOptions(), cancelled.Token));
    }

    private static ShapleyValues Sample(SegmentScoring score, int labels, double[] features, ExplanationOptions options) =>
        new ShapleySampler(score, labels, Groups, Baseline).Sample(features, options, CancellationToken.None);

    /// <summary>A softmax over what three labels make of the first seven columns, in which all of them act together.</summary>
    private static void Network(ReadOnlySpan<double> rows, Span<double> probabilities)
    {
        Span<double> scores = stackalloc double[Labels];
        for (var row = 0; row < rows.Length / 8; row++)
        {
            var x = rows.Slice(row * 8, 8);
            scores[0] = Math.Tanh(x[0] - x[1] + (2 * x[2] * x[3])) + x[4];
            scores[1] = Math.Max(0, x[5] + x[6] - x[0]) * 2;
            scores[2] = (x[1] * x[2] * x[6]) - x[3] + (x[5] > 0 ? 1 : 0);
            var sum = Math.Exp(scores[0]) + Math.Exp(scores[1]) + Math.Exp(scores[2]);
            for (var label = 0; label < Labels; label++)
                probabilities[(row * Labels) + label] = Math.Exp(scores[label]) / sum;
        }
    }

    private static double[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * 8).Select(_ => (4 * random.NextDouble()) - 2)];
    }
}
