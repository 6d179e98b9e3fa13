using System.Numerics;

namespace GenreFunctions.Learning.Margins;

/// <summary>
/// Solves the dual of a support vector machine for two labels: of all coefficients b_t between 0 and the penalty, with the sign of the row's label y_t, that add up to 0, those
/// with the largest sum |b_t| - 1/2 sum b_s b_t K_st. Two coefficients move at a time; the second is the one that promises most by second-order information
/// (Fan, Chen and Lin, "Working set selection using second order information for training support vector machines", 2005). For one thread; the same
/// rows give the same bits.
/// </summary>
/// <remarks>
/// With errors e_t = y_t - sum b_s K_ts the conditions of Karush, Kuhn and Tucker say: no e_t that may rise (b_t below its upper bound) is larger than an e_t that may fall.
/// </remarks>
internal sealed class SmoSolver
{
    /// <summary>Stands in for the curvature between rows that are equal, so that the step goes to a bound instead of to infinity.</summary>
    private const double LeastCurvature = 1e-12;

    /// <summary>Far more than is ever needed with sensible settings (thousands); a hopeless penalty ends here, after seconds, with what there is.</summary>
    private const int MostSteps = 1_000_000;

    /// <summary>Steps from one look at the cancellation to the next: a few milliseconds.</summary>
    private const int StepsBetweenLooks = 1024;

    private readonly KernelRows _kernel;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _coefficients;
    private readonly double[] _errors;

    // 0 where a coefficient may rise, else negative infinity; 0 where it may fall, else infinity. Added to the errors, they take rows out of the race.
    private readonly double[] _riseBar;
    private readonly double[] _fallBar;

    private SmoSolver(KernelRows kernel, ReadOnlySpan<double> signs, ReadOnlySpan<bool> leftOut, double penalty)
    {
        _kernel = kernel;
        var length = kernel.PaddedCount;
        (_lower, _upper, _coefficients, _errors) = (new double[length], new double[length], new double[length], new double[length]);
        (_riseBar, _fallBar) = (new double[length], new double[length]);
        for (var row = 0; row < length; row++)
        {
            if (row < kernel.Count)
            {
                _errors[row] = signs[row];
                if (leftOut.IsEmpty || !leftOut[row])
                    (_lower[row], _upper[row]) = signs[row] > 0 ? (0.0, penalty) : (-penalty, 0.0);
            }

            Bar(row);
        }
    }

    /// <summary>Solves.</summary>
    /// <param name="kernel">The kernel between the rows.</param>
    /// <param name="signs">+1 for rows of the first label, -1 for those of the second.</param>
    /// <param name="leftOut">Rows that are not learnt from, only decided on; empty for none. Of each label one row is left in at least.</param>
    /// <param name="penalty">The most a row may count, C.</param>
    /// <param name="tolerance">How far the conditions may be broken at the end.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static SmoSolution Solve(
        KernelRows kernel, ReadOnlySpan<double> signs, ReadOnlySpan<bool> leftOut, double penalty, double tolerance, CancellationToken cancellation)
    {
        var solver = new SmoSolver(kernel, signs, leftOut, penalty);
        var (largest, rising) = solver.FindRising();
        for (var step = 0; ; step++)
        {
            if (step % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            var risingRow = kernel.Row(rising);
            var (smallest, falling) = solver.FindFalling(largest, risingRow);
            if (largest - smallest <= tolerance || step == MostSteps)
                return solver.Finish(signs, largest, smallest, tolerance);
            (largest, rising) = solver.Step(rising, risingRow, falling, kernel.Row(falling));
        }
    }

    /// <summary>Moves two coefficients towards each other's errors as far as is best, or allowed; finds the next that rises on the way.</summary>
    private (double Error, int Row) Step(int rising, float[] risingRow, int falling, float[] fallingRow)
    {
        var curvature = Math.Max(2 - 2 * (double)risingRow[falling], LeastCurvature);
        var (roomAbove, roomBelow) = (_upper[rising] - _coefficients[rising], _coefficients[falling] - _lower[falling]);
        var change = Math.Min((_errors[rising] - _errors[falling]) / curvature, Math.Min(roomAbove, roomBelow));
        // A coefficient that reaches its bound is the bound, to the last bit.
        _coefficients[rising] = change == roomAbove ? _upper[rising] : _coefficients[rising] + change;
        _coefficients[falling] = change == roomBelow ? _lower[falling] : _coefficients[falling] - change;
        Bar(rising);
        Bar(falling);

        var foremost = Foremost.None;
        var places = FirstPlaces();
        var factor = new Vector<double>(change);
        for (var row = 0; row < _errors.Length; row += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(risingRow, row), out var risingLow, out var risingHigh);
            Vector.Widen(new Vector<float>(fallingRow, row), out var fallingLow, out var fallingHigh);
            Advance(row, factor * (risingLow - fallingLow), ref foremost, ref places);
            Advance(row + Vector<double>.Count, factor * (risingHigh - fallingHigh), ref foremost, ref places);
        }

        return foremost.Find();
    }

    private void Advance(int row, Vector<double> less, ref Foremost foremost, ref Vector<double> places)
    {
        var errors = new Vector<double>(_errors, row) - less;
        errors.CopyTo(_errors, row);
        foremost.Meet(errors + new Vector<double>(_riseBar, row), places);
        places += new Vector<double>(Vector<double>.Count);
    }

    private (double Error, int Row) FindRising()
    {
        var foremost = Foremost.None;
        var places = FirstPlaces();
        for (var row = 0; row < _errors.Length; row += Vector<double>.Count)
            Advance(row, Vector<double>.Zero, ref foremost, ref places);
        return foremost.Find();
    }

    /// <summary>
    /// The smallest error that may fall, and the row whose fall, with the rise of the row of the largest error, promises most: (largest - error)^2 / curvature.
    /// </summary>
    private (double Smallest, int Row) FindFalling(double largest, float[] risingRow)
    {
        var foremost = Foremost.None;
        var places = FirstPlaces();
        var smallest = new Vector<double>(double.PositiveInfinity);
        var top = new Vector<double>(largest);
        for (var row = 0; row < _errors.Length; row += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(risingRow, row), out var low, out var high);
            Weigh(row, top, low, ref smallest, ref foremost, ref places);
            Weigh(row + Vector<double>.Count, top, high, ref smallest, ref foremost, ref places);
        }

        var least = double.PositiveInfinity;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            least = Math.Min(least, smallest[lane]);
        return (least, foremost.Find().Place);
    }

    private void Weigh(
        int row, Vector<double> top, Vector<double> kernel, ref Vector<double> smallest, ref Foremost foremost, ref Vector<double> places)
    {
        var errors = new Vector<double>(_errors, row) + new Vector<double>(_fallBar, row);
        smallest = Vector.Min(smallest, errors);
        var fall = top - errors;
        var curvature = Vector.Max(new Vector<double>(2) - (kernel + kernel), new Vector<double>(LeastCurvature));
        var promise = Vector.ConditionalSelect(Vector.GreaterThan(fall, Vector<double>.Zero), fall * fall / curvature, new Vector<double>(-1));
        foremost.Meet(promise, places);
        places += new Vector<double>(Vector<double>.Count);
    }

    private SmoSolution Finish(ReadOnlySpan<double> signs, double largest, double smallest, double tolerance)
    {
        var (free, freeSum, objective) = (0, 0.0, 0.0);
        for (var row = 0; row < _kernel.Count; row++)
        {
            var coefficient = _coefficients[row];
            // |b| - b (y - e) / 2, because y - e is what the coefficients add up to here.
            objective += Math.Abs(coefficient) - coefficient * (signs[row] - _errors[row]) / 2;
            if (coefficient > _lower[row] && coefficient < _upper[row])
                (free, freeSum) = (free + 1, freeSum + _errors[row]);
        }

        // The rows on the margin say where it is; without any it lies between those that bound it.
        var bias = free > 0 ? freeSum / free : (largest + smallest) / 2;
        var decisions = new double[_kernel.Count];
        for (var row = 0; row < decisions.Length; row++)
            decisions[row] = signs[row] - _errors[row] + bias;
        return new SmoSolution(
            _coefficients[.._kernel.Count], bias, decisions, objective, Math.Max(0, largest - smallest), largest - smallest <= tolerance);
    }

    private void Bar(int row)
    {
        _riseBar[row] = _coefficients[row] < _upper[row] ? 0 : double.NegativeInfinity;
        _fallBar[row] = _coefficients[row] > _lower[row] ? 0 : double.PositiveInfinity;
    }

    private static Vector<double> FirstPlaces() => Vector<double>.Indices;
}
