using System.Runtime.Intrinsics;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>A tree's rows in an order in which each node's stand together, with their gradients beside them. Belongs to one thread.</summary>
internal sealed class NodeRows(int mostRows)
{
    private readonly int[] _rows = new int[mostRows];
    private readonly Vector128<long>[] _gradients = new Vector128<long>[mostRows];
    private readonly int[] _rightRows = new int[mostRows];
    private readonly Vector128<long>[] _rightGradients = new Vector128<long>[mostRows];

    /// <summary>The rows of a node.</summary>
    public ReadOnlySpan<int> Rows(int start, int count) => _rows.AsSpan(start, count);

    /// <summary>Their gradients.</summary>
    public ReadOnlySpan<Vector128<long>> Gradients(int start, int count) => _gradients.AsSpan(start, count);

    /// <summary>Takes a sample's rows and their gradients for a label.</summary>
    /// <returns>The sum of the gradients.</returns>
    public Vector128<long> Fill(RowSample sample, SoftmaxGradients gradients, int label, GradientScale scale)
    {
        sample.Rows.CopyTo(_rows, 0);
        var sum = Vector128<long>.Zero;
        for (var i = 0; i < sample.Rows.Length; i++)
        {
            var (gradient, hessian) = gradients.Of(sample.Rows[i], label);
            var weight = sample.Weights?[i] ?? 1;
            sum += _gradients[i] = scale.Pack(weight * gradient, weight * hessian);
        }

        return sum;
    }

    /// <summary>Divides a node's rows: those that go left first, either side in the order it had.</summary>
    /// <param name="start">Where the node's rows start.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="bins">Every row's bin in the column of the split.</param>
    /// <param name="lastLeft">Last bin that goes left.</param>
    /// <param name="missing">The bin that says a number is missing.</param>
    /// <param name="missingLeft">Whether that goes left.</param>
    /// <returns>How many went left.</returns>
    public int Divide(int start, int count, ReadOnlySpan<byte> bins, int lastLeft, int missing, bool missingLeft)
    {
        var (left, right) = (start, 0);
        for (var i = start; i < start + count; i++)
        {
            var bin = bins[_rows[i]];
            if (bin == missing ? missingLeft : bin <= lastLeft)
            {
                (_rows[left], _gradients[left]) = (_rows[i], _gradients[i]);
                left++;
            }
            else
            {
                (_rightRows[right], _rightGradients[right]) = (_rows[i], _gradients[i]);
                right++;
            }
        }

        _rightRows.AsSpan(0, right).CopyTo(_rows.AsSpan(left));
        _rightGradients.AsSpan(0, right).CopyTo(_gradients.AsSpan(left));
        return left - start;
    }
}
