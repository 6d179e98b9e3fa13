using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Learning.Margins;

/// <summary>Puts the machines of all pairs together: a row that supports any of them is stored once.</summary>
internal static class SvmAssembly
{
    /// <summary>Lays the weights out as ONNX does.</summary>
    /// <param name="matrix">Prepared rows.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="depth">Numbers of a row that count.</param>
    /// <param name="gamma">The kernel's.</param>
    /// <param name="labelOfRow">The label of each row.</param>
    /// <param name="labels">The labels that occur, in order; two or more.</param>
    /// <param name="pairs">What was trained for every two of them: (0, 1), (0, 2), ..., (1, 2), ...</param>
    public static SvmWeights Assemble(
        float[] matrix, int stride, int depth, float gamma, int[] labelOfRow, int[] labels, IReadOnlyList<PairTraining> pairs)
    {
        var supports = new bool[labelOfRow.Length];
        foreach (var (rows, solution, _) in pairs)
        {
            for (var i = 0; i < rows.Length; i++)
                supports[rows[i]] |= solution.Coefficients[i] != 0;
        }

        int[] vectorRows = [.. labels.SelectMany(label => Enumerable.Range(0, supports.Length).Where(row => supports[row] && labelOfRow[row] == label))];
        var vectorOfRow = new Dictionary<int, int>();
        var vectors = new float[vectorRows.Length * depth];
        for (var vector = 0; vector < vectorRows.Length; vector++)
        {
            vectorOfRow.Add(vectorRows[vector], vector);
            matrix.AsSpan(vectorRows[vector] * stride, depth).CopyTo(vectors.AsSpan(vector * depth));
        }

        return new SvmWeights(
            gamma,
            depth,
            vectors,
            [.. labels.Select(label => vectorRows.Count(row => labelOfRow[row] == label))],
            Coefficients(labels.Length, labelOfRow, labels, pairs, vectorOfRow),
            [.. pairs.Select(pair => (float)pair.Solution.Bias)],
            [.. pairs.Select(pair => (float)pair.Sigmoid.Slope)],
            [.. pairs.Select(pair => (float)pair.Sigmoid.Intercept)]);
    }

    private static float[] Coefficients(
        int labelCount, int[] labelOfRow, int[] labels, IReadOnlyList<PairTraining> pairs, Dictionary<int, int> vectorOfRow)
    {
        var coefficients = new float[(labelCount - 1) * vectorOfRow.Count];
        var pair = 0;
        for (var first = 0; first < labelCount; first++)
        {
            for (var second = first + 1; second < labelCount; second++, pair++)
            {
                var (rows, solution, _) = pairs[pair];
                for (var i = 0; i < rows.Length; i++)
                {
                    var line = labelOfRow[rows[i]] == labels[first] ? second - 1 : first;
                    if (solution.Coefficients[i] != 0)
                        coefficients[line * vectorOfRow.Count + vectorOfRow[rows[i]]] = (float)solution.Coefficients[i];
                }
            }
        }

        return coefficients;
    }
}
