namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Solves A x = b for a symmetric positive definite matrix, A = L L^T (Golub and Van Loan, "Matrix computations", 2013, section 4.2).</summary>
internal static class Cholesky
{
    /// <summary>Turns the lower triangle of A, row by row, into L.</summary>
    public static void Factor(double[][] matrix)
    {
        for (var row = 0; row < matrix.Length; row++)
        {
            for (var column = 0; column < row; column++)
                matrix[row][column] = (matrix[row][column] - Dot(matrix[row], matrix[column], column)) / matrix[column][column];
            matrix[row][row] = Math.Sqrt(matrix[row][row] - Dot(matrix[row], matrix[row], row));
        }
    }

    /// <summary>Turns b into x.</summary>
    public static void Solve(double[][] factor, double[] vector)
    {
        for (var row = 0; row < vector.Length; row++)
            vector[row] = (vector[row] - Dot(factor[row], vector, row)) / factor[row][row];
        for (var row = vector.Length - 1; row >= 0; row--)
        {
            vector[row] /= factor[row][row];
            for (var column = 0; column < row; column++)
                vector[column] -= factor[row][column] * vector[row];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int length)
    {
        // Four sums that do not wait for each other, in an order that no machine changes.
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        var i = 0;
        for (; i + 4 <= length; i += 4)
        {
            a += left[i] * right[i];
            b += left[i + 1] * right[i + 1];
            c += left[i + 2] * right[i + 2];
            d += left[i + 3] * right[i + 3];
        }

        for (; i < length; i++)
            a += left[i] * right[i];
        return a + b + (c + d);
    }
}
