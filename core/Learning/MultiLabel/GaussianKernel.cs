using System.Numerics;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>How alike rows are: exp(-gamma d^2) of their distance d.</summary>
/// <param name="rows">Prepared rows, padded with zeros.</param>
/// <param name="stride">Floats of a row, a multiple of 16.</param>
/// <param name="count">How many rows there are.</param>
/// <param name="gamma">How fast likeness falls.</param>
internal sealed class GaussianKernel(float[] rows, int stride, int count, double gamma)
{
    public int Count => count;

    public int Stride => stride;

    /// <summary>Of two of the rows.</summary>
    public double Between(int row, int other) => With(rows.AsSpan(row * stride, stride), other);

    /// <summary>Of any row with one of the rows.</summary>
    public double With(ReadOnlySpan<float> row, int other)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < stride; i += Vector<float>.Count)
        {
            var difference = new Vector<float>(row[i..]) - new Vector<float>(rows, other * stride + i);
            sum += difference * difference;
        }

        return Math.Exp(-gamma * Vector.Sum(sum));
    }
}
