using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Margins;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class SmoSolverTests
{
    private const int Stride = 16;

    [Theory]
    [InlineData(100, 0.5)]
    [InlineData(0.3, 0.5)]
    [InlineData(100, 3)]
    public void Solve_TwoPoints_IsTheClosedForm(double penalty, double gamma)
    {
        var rows = new float[2 * Stride];
        rows[Stride] = 1;
        var solution = Solve(rows, [1, -1], penalty, gamma);

        // Both count a = b: 2 a - a^2 (1 - K) is largest at 1 / (1 - K).
        var expected = Math.Min(penalty, 1 / (1 - Math.Exp(-gamma)));
        Assert.Equal([expected, -expected], solution.Coefficients, (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Equal(0, solution.Bias, 1e-6);
        Assert.Equal(2 * expected - expected * expected * (1 - Math.Exp(-gamma)), solution.Objective, 1e-5);
    }

    [Fact]
    public void Solve_AnyRows_SatisfiesKarushKuhnTucker() =>
        Prop.ForAll(Problems(), problem =>
        {
            var (rows, signs, penalty, gamma) = problem;
            var solution = Solve(rows, signs, penalty, gamma);
            var balance = solution.Coefficients.Sum();
            var kept = Enumerable.Range(0, signs.Length).All(row =>
            {
                var (multiplier, margin) = (solution.Coefficients[row] * signs[row], signs[row] * Decide(rows, solution, gamma, row));
                return multiplier >= 0 && multiplier <= penalty
                    && (multiplier > 0 || margin >= 1 - 2e-3)
                    && (multiplier == penalty || margin <= 1 + 2e-3 || multiplier == 0)
                    && (multiplier < penalty || margin <= 1 + 2e-3);
            });
            return solution.Converged && solution.Gap <= 1e-3 && Math.Abs(balance) < 1e-9 && kept;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Solve_AnyRows_ReachesTheObjectiveOfTryingAllPairs() =>
        Prop.ForAll(Problems(), problem =>
        {
            var (rows, signs, penalty, gamma) = problem;
            var solution = Solve(rows, signs, penalty, gamma, tolerance: 1e-7);
            var slow = SlowObjective(rows, signs, penalty, gamma);
            return Math.Abs(solution.Objective - slow) < 1e-4 * Math.Max(1, slow);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Solve_RowsLeftOut_IsTheMachineOfTheOthers()
    {
        var (rows, signs) = Rows(40, new Random(5));
        bool[] leftOut = [.. Enumerable.Range(0, 40).Select(row => row % 4 == 1)];
        var whole = SmoSolver.Solve(Kernel(rows, 40, 0.2), signs, leftOut, 2, 1e-6, CancellationToken.None);

        int[] kept = [.. Enumerable.Range(0, 40).Where(row => !leftOut[row])];
        var part = Solve([.. kept.SelectMany(row => rows[(row * Stride)..((row + 1) * Stride)])], [.. kept.Select(row => signs[row])], 2, 0.2, 1e-6);
        Assert.Equal(part.Objective, whole.Objective, 1e-5);
        for (var row = 0; row < 40; row++)
        {
            if (leftOut[row])
                Assert.Equal(0, whole.Coefficients[row]);
            Assert.Equal(Decide(rows, whole, 0.2, row), whole.Decisions[row], 1e-4);
        }
    }

    [Fact]
    public void Solve_KernelOfStrangers_CountsEveryRowOnce()
    {
        var (rows, signs) = Rows(30, new Random(2));
        for (var row = 0; row < 30; row++)
            signs[row] = row % 2 == 0 ? 1 : -1;
        var solution = Solve(rows, signs, 10, 1e6);

        // No row speaks for another (K is the identity): every coefficient is its sign, and every decision as well.
        Assert.All(signs.Zip(solution.Coefficients), pair => Assert.Equal(pair.First, pair.Second, 1e-2));
        Assert.All(signs.Zip(solution.Decisions), pair => Assert.Equal(pair.First, pair.Second, 2e-3));
    }

    [Fact]
    public void Solve_SameRowUnderBothLabels_EndsAtTheBounds()
    {
        var rows = new float[4 * Stride];
        rows[2 * Stride] = rows[3 * Stride] = 1;
        var solution = Solve(rows, [1, -1, 1, -1], 5, 0.1);
        Assert.True(solution.Converged);
        Assert.Equal([5.0, -5.0, 5.0, -5.0], solution.Coefficients);
        Assert.Equal(0, solution.Decisions[0], 1e-6);
    }

    [Fact]
    public void Solve_CalledOff_Stops()
    {
        var (rows, signs) = Rows(10, new Random(1));
        Assert.Throws<OperationCanceledException>(
            () => SmoSolver.Solve(Kernel(rows, 10, 1), signs, [], 1, 1e-3, new CancellationToken(canceled: true)));
    }

    private static Arbitrary<(float[] Rows, double[] Signs, double Penalty, double Gamma)> Problems() =>
        (from count in Gen.Choose(2, 24)
         from seed in Gen.Choose(0, 100_000)
         from penalty in Gen.Elements(0.1, 1, 10, 100)
         from gamma in Gen.Elements(0.02, 0.3, 2)
         let made = Rows(count, new Random(seed))
         select (made.Rows, made.Signs, penalty, gamma)).ToArbitrary();

    private static (float[] Rows, double[] Signs) Rows(int count, Random random)
    {
        var (rows, signs) = (new float[count * Stride], new double[count]);
        for (var row = 0; row < count; row++)
        {
            signs[row] = row == 0 ? 1 : row == 1 ? -1 : random.Next(2) * 2 - 1;
            for (var column = 0; column < 3; column++)
                rows[row * Stride + column] = (float)(Clouds.Normal(random) + 0.5 * signs[row]);
        }

        return (rows, signs);
    }

    private static KernelRows Kernel(float[] rows, int count, double gamma) => new(rows, count, Stride, 3, (float)gamma, 1 << 20);

    private static SmoSolution Solve(float[] rows, double[] signs, double penalty, double gamma, double tolerance = 1e-3) =>
        SmoSolver.Solve(Kernel(rows, signs.Length, gamma), signs, [], penalty, tolerance, CancellationToken.None);

    private static double Radial(float[] rows, double gamma, int one, int other)
    {
        var squared = 0.0;
        for (var column = 0; column < Stride; column++)
            squared += Math.Pow((double)rows[one * Stride + column] - rows[other * Stride + column], 2);
        return Math.Exp(-gamma * squared);
    }

    private static double Decide(float[] rows, SmoSolution solution, double gamma, int row) =>
        solution.Bias + Enumerable.Range(0, solution.Coefficients.Length).Sum(other => solution.Coefficients[other] * Radial(rows, gamma, row, other));

    /// <summary>Every pair of rows in turn takes its best step, with no choosing, until a whole round gains nothing.</summary>
    private static double SlowObjective(float[] rows, double[] signs, double penalty, double gamma)
    {
        var count = signs.Length;
        var b = new double[count];
        double Error(int row) => signs[row] - Enumerable.Range(0, count).Sum(other => b[other] * Radial(rows, gamma, row, other));
        double Objective() => Enumerable.Range(0, count).Sum(row => Math.Abs(b[row]) - b[row] * (signs[row] - Error(row)) / 2);
        var (before, now) = (-1.0, 0.0);
        for (var round = 0; round < 3000 && now - before > 1e-10; round++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var change = (Error(i) - Error(j)) / (2 - 2 * Radial(rows, gamma, i, j));
                    var (most, least) = (
                        Math.Min((signs[i] > 0 ? penalty : 0) - b[i], b[j] - (signs[j] > 0 ? 0 : -penalty)),
                        Math.Max((signs[i] > 0 ? 0 : -penalty) - b[i], b[j] - (signs[j] > 0 ? penalty : 0)));
                    change = Math.Clamp(change, least, most);
                    (b[i], b[j]) = (b[i] + change, b[j] - change);
                }
            }

            (before, now) = (now, Objective());
        }

        return now;
    }
}
