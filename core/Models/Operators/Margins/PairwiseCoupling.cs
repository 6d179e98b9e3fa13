using System.Diagnostics;

namespace GenreFunctions.Models.Operators.Margins;

/// <summary>
/// Turns the probabilities of "this label rather than that one", of every pair, into probabilities of the labels: those that minimise
/// sum over i != j of (r_ji p_i - r_ij p_j)^2 and add up to 1 (Wu, Lin and Weng, "Probability estimates for multi-class classification by pairwise coupling", 2004, section 4).
/// The minimum solves Q p + b e = 0, e'p = 1, with Q_ii = sum over j of r_ji^2 and Q_ij = -r_ji r_ij; it is not negative. LIBSVM and ONNX Runtime approach the same
/// minimum in rounds and stop within .005 / labels of it; here the equations are solved.
/// </summary>
internal static class PairwiseCoupling
{
    /// <summary>Numbers of scratch that <see cref="Solve"/> needs.</summary>
    public static int ScratchLength(int labels) => (labels + 1) * (labels + 2);

    /// <summary>Solves for one row.</summary>
    /// <param name="pairs">labels x labels: (i, j) is the probability of i rather than j, above 0 and below 1; (j, i) is the rest to 1. The diagonal is not looked at.</param>
    /// <param name="probabilities">One a label.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> numbers.</param>
    public static void Solve(ReadOnlySpan<double> pairs, Span<double> probabilities, Span<double> scratch)
    {
        var labels = probabilities.Length;
        Debug.Assert(labels >= 2 && pairs.Length == labels * labels && scratch.Length >= ScratchLength(labels));
        SetUp(pairs, labels, scratch);
        Eliminate(scratch, labels + 1);
        // Rounding may leave a nought a trace below nought.
        var sum = 0.0;
        for (var i = 0; i < labels; i++)
            sum += probabilities[i] = Math.Max(0, scratch[i * (labels + 2) + labels + 1]);
        for (var i = 0; i < labels; i++)
            probabilities[i] /= sum;
    }

    /// <summary>The system [Q e; e' 0], its right side in the last column.</summary>
    private static void SetUp(ReadOnlySpan<double> pairs, int labels, Span<double> system)
    {
        var stride = labels + 2;
        system[..(stride * (labels + 1))].Clear();
        for (var i = 0; i < labels; i++)
        {
            for (var j = 0; j < labels; j++)
            {
                if (j == i)
                    continue;
                var (ij, ji) = (pairs[i * labels + j], pairs[j * labels + i]);
                system[i * stride + i] += ji * ji;
                system[i * stride + j] = -ji * ij;
            }

            system[i * stride + labels] = system[labels * stride + i] = 1;
        }

        system[labels * stride + labels + 1] = 1;
    }

    /// <summary>Gauss and Jordan, largest pivot of the column first; the solution is left in the last column.</summary>
    private static void Eliminate(Span<double> system, int size)
    {
        var stride = size + 1;
        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < size; row++)
            {
                if (Math.Abs(system[row * stride + column]) > Math.Abs(system[pivot * stride + column]))
                    pivot = row;
            }

            var top = system.Slice(column * stride, stride);
            if (pivot != column)
                Swap(top, system.Slice(pivot * stride, stride));
            var scale = 1 / top[column];
            for (var i = column; i < stride; i++)
                top[i] *= scale;
            for (var row = 0; row < size; row++)
            {
                var factor = system[row * stride + column];
                if (row == column || factor == 0)
                    continue;
                var line = system.Slice(row * stride, stride);
                for (var i = column; i < stride; i++)
                    line[i] -= factor * top[i];
            }
        }
    }

    private static void Swap(Span<double> one, Span<double> other)
    {
        for (var i = 0; i < one.Length; i++)
            (one[i], other[i]) = (other[i], one[i]);
    }
}
