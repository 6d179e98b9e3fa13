using GenreFunctions.Learning.Logistic;

namespace GenreFunctions.Tests.Learning.Logistic;

public sealed class LimitedMemoryDescentTests
{
    [Fact]
    public void Step_ANarrowValley_FindsItsEnd()
    {
        // Rosenbrock's: least at (1, 1), along a bent valley.
        var descent = new LimitedMemoryDescent(
            new Function(2, (x, gradient) =>
            {
                gradient[0] = -400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]);
                gradient[1] = 200 * (x[1] - x[0] * x[0]);
                return 100 * Math.Pow(x[1] - x[0] * x[0], 2) + Math.Pow(1 - x[0], 2);
            }),
            [-1.2, 1]);
        var steps = Descend(descent, 1e-9);
        Assert.InRange(steps, 1, 100);
        Assert.Equal([1.0, 1.0], descent.Point, (one, other) => Math.Abs(one - other) < 1e-7);
    }

    [Fact]
    public void Step_ABowlStretchedAThousandfold_FallsWithEveryStepToTheBottom()
    {
        const int Size = 40;
        var descent = new LimitedMemoryDescent(
            new Function(Size, (x, gradient) =>
            {
                var value = 0.0;
                for (var i = 0; i < Size; i++)
                {
                    var stretch = Math.Pow(1000, i / (Size - 1.0));
                    gradient[i] = stretch * (x[i] - i);
                    value += stretch * Math.Pow(x[i] - i, 2) / 2;
                }

                return value;
            }),
            new double[Size]);
        var before = descent.Value;
        for (var step = 0; descent.Steepness > 1e-6; step++)
        {
            Assert.True(step < 300 && descent.Step());
            Assert.True(descent.Value < before);
            before = descent.Value;
        }

        Assert.All(Enumerable.Range(0, Size), i => Assert.Equal(i, descent.Point[i], 1e-5));
    }

    [Fact]
    public void Step_AtTheBottom_TakesNone() =>
        Assert.False(new LimitedMemoryDescent(new Function(1, (x, gradient) => (gradient[0] = 2 * x[0]) * x[0] / 2), [0]).Step());

    private static int Descend(LimitedMemoryDescent descent, double tolerance)
    {
        var steps = 0;
        while (descent.Steepness > tolerance && steps < 1000 && descent.Step())
            steps++;
        Assert.InRange(descent.Steepness, 0, tolerance);
        return steps;
    }

    private sealed class Function(int size, Func<double[], double[], double> evaluate) : IDifferentiable
    {
        public int Size => size;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            var found = new double[size];
            var value = evaluate(point.ToArray(), found);
            found.CopyTo(gradient);
            return value;
        }
    }
}
