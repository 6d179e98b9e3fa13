namespace GenreFunctions.Learning.Margins;

/// <summary>Two labels told apart: a machine on all their rows, and a sigmoid on decisions by machines that had not seen the row.</summary>
/// <param name="Rows">The rows of the first label, then those of the second.</param>
/// <param name="Solution">The machine.</param>
/// <param name="Sigmoid">What its decisions mean.</param>
internal sealed record PairTraining(int[] Rows, SmoSolution Solution, PlattSigmoid Sigmoid)
{
    /// <summary>Trains.</summary>
    /// <param name="matrix">Prepared rows of all labels.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="depth">Numbers of a row that count.</param>
    /// <param name="first">The rows of the first label; one or more.</param>
    /// <param name="second">Those of the second.</param>
    /// <param name="foldOfRow">The fold of each row of all labels; empty for none.</param>
    /// <param name="options">The settings.</param>
    /// <param name="cacheBytes">Room for kernels.</param>
    /// <param name="cancellation">Calls it off.</param>
    public static PairTraining Train(
        float[] matrix, int stride, int depth, int[] first, int[] second, int[] foldOfRow, SvmOptions options, long cacheBytes, CancellationToken cancellation)
    {
        int[] rows = [.. first, .. second];
        var gathered = new float[rows.Length * stride];
        var signs = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            matrix.AsSpan(rows[i] * stride, stride).CopyTo(gathered.AsSpan(i * stride));
            signs[i] = i < first.Length ? 1 : -1;
        }

        var kernel = new KernelRows(gathered, rows.Length, stride, depth, (float)options.Gamma, cacheBytes);
        SmoSolution Solve(ReadOnlySpan<bool> leftOut) => SmoSolver.Solve(kernel, signs, leftOut, options.Penalty, options.Tolerance, cancellation);

        var solution = Solve([]);
        var decisions = solution.Decisions;
        if (foldOfRow.Length > 0)
        {
            decisions = new double[rows.Length];
            for (var fold = 0; fold < options.ProbabilityFolds; fold++)
            {
                bool[] leftOut = [.. rows.Select(row => foldOfRow[row] == fold)];
                if (leftOut.Contains(true))
                    Decide(leftOut, signs, decisions, () => Solve(leftOut).Decisions);
            }
        }

        return new PairTraining(rows, solution, PlattSigmoid.Fit(decisions, signs));
    }

    /// <summary>Fills in the decisions on the rows left out; where of one label none is left in, the other label's is all that can be said.</summary>
    private static void Decide(bool[] leftOut, double[] signs, double[] decisions, Func<double[]> solve)
    {
        var (plus, minus) = (false, false);
        for (var i = 0; i < signs.Length; i++)
        {
            plus |= !leftOut[i] && signs[i] > 0;
            minus |= !leftOut[i] && signs[i] < 0;
        }

        var found = plus && minus ? solve() : null;
        for (var i = 0; i < signs.Length; i++)
        {
            if (leftOut[i])
                decisions[i] = found?[i] ?? (plus ? 1 : minus ? -1 : 0);
        }
    }
}
