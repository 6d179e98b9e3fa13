using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class PairwiseCouplingTests
{
    [Fact]
    public void Solve_AnyPairs_SolvesItsEquations() =>
        Prop.ForAll(Pairs(), pairs =>
        {
            var labels = (int)Math.Sqrt(pairs.Length);
            var p = Solve(pairs, labels);
            // Q p is the same for every label, and p is a distribution.
            double[] sides = [.. Enumerable.Range(0, labels).Select(i => Enumerable.Range(0, labels).Where(j => j != i).Sum(
                j => pairs[j * labels + i] * pairs[j * labels + i] * p[i] - pairs[j * labels + i] * pairs[i * labels + j] * p[j]))];
            return Math.Abs(p.Sum() - 1) < 1e-12 && p.Min() >= 0 && sides.Max() - sides.Min() < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Solve_AnyPairs_IsWhereRoundsOfSingleUpdatesLead() =>
        Prop.ForAll(Pairs(), pairs =>
        {
            var labels = (int)Math.Sqrt(pairs.Length);
            return Solve(pairs, labels).Zip(InRounds(pairs, labels)).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Solve_PairsOfADistribution_FindsIt()
    {
        double[] expected = [0.5, 0.25, 0.125, 0.1, 0.025];
        var pairs = new double[25];
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
                pairs[i * 5 + j] = expected[i] / (expected[i] + expected[j]);
        }

        Assert.Equal(expected, Solve(pairs, 5), (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1e-7)]
    public void Solve_TwoLabels_IsThePair(double first)
    {
        Assert.Equal([first, 1 - first], Solve([0, first, 1 - first, 0], 2), (one, other) => Math.Abs(one - other) < 1e-12);
    }

    private static double[] Solve(double[] pairs, int labels)
    {
        var probabilities = new double[labels];
        PairwiseCoupling.Solve(pairs, probabilities, new double[PairwiseCoupling.ScratchLength(labels)]);
        return probabilities;
    }

    /// <summary>The paper's own procedure: p_t becomes (p'Qp - sum over j != t of Q_tj p_j) / Q_tt, then everything is scaled to add up to 1.</summary>
    private static double[] InRounds(double[] pairs, int labels)
    {
        double Q(int i, int j) => i != j
            ? -pairs[j * labels + i] * pairs[i * labels + j]
            : Enumerable.Range(0, labels).Where(s => s != i).Sum(s => pairs[s * labels + i] * pairs[s * labels + i]);
        double[] p = [.. Enumerable.Repeat(1.0 / labels, labels)];
        for (var round = 0; round < 3000; round++)
        {
            var t = round % labels;
            var whole = Enumerable.Range(0, labels).Sum(i => Enumerable.Range(0, labels).Sum(j => p[i] * Q(i, j) * p[j]));
            p[t] = (whole - Enumerable.Range(0, labels).Where(j => j != t).Sum(j => Q(t, j) * p[j])) / Q(t, t);
            var sum = p.Sum();
            for (var i = 0; i < labels; i++)
                p[i] /= sum;
        }

        return p;
    }

    private static Arbitrary<double[]> Pairs() =>
        (from labels in Gen.Choose(2, 6)
         from seed in Gen.Choose(0, 100_000)
         select Make(labels, new Random(seed))).ToArbitrary();

    private static double[] Make(int labels, Random random)
    {
        var pairs = new double[labels * labels];
        for (var i = 0; i < labels; i++)
        {
            for (var j = i + 1; j < labels; j++)
            {
                pairs[i * labels + j] = 0.05 + 0.9 * random.NextDouble();
                pairs[j * labels + i] = 1 - pairs[i * labels + j];
            }
        }

        return pairs;
    }
}
