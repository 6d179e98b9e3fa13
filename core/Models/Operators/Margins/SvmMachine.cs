using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Margins;

/// <summary>
/// A support vector machine made ready to score: kernels panel by panel, decisions summed in double precision in the vectors' order, then Platt's sigmoids and
/// pairwise coupling. A row's bits do not depend on the rows beside it. Immutable and thread-safe.
/// </summary>
internal sealed class SvmMachine
{
    /// <summary>Rows whose kernels are computed together, so that a panel is read from memory once for all of them.</summary>
    private const int BlockRows = 64;

    /// <summary>Sums of a block: half a megabyte, which with many labels makes blocks of fewer rows.</summary>
    private const int MostSums = 65_536;

    /// <summary>No pair is surer than this, as LIBSVM has it; otherwise one pair could rule a label out.</summary>
    private const double LeastProbability = 1e-7;

    private readonly SvmWeights _weights;
    private readonly RadialKernel _kernel;
    private readonly double[] _coefficients;
    private readonly int[] _firstVectors;
    private readonly int _lines;
    private readonly int _blockRows;

    /// <summary>Packs the weights.</summary>
    public SvmMachine(SvmWeights weights)
    {
        Debug.Assert(weights.LabelCount >= 2 && weights.VectorsPerLabel.Sum() == weights.VectorCount);
        _weights = weights;
        _kernel = new RadialKernel(weights.Vectors, weights.VectorCount, weights.Columns, weights.Columns, weights.Gamma);
        var width = Vector<double>.Count;
        _lines = (weights.LabelCount - 1 + width - 1) / width * width;
        _coefficients = new double[weights.VectorCount * _lines];
        for (var line = 0; line < weights.LabelCount - 1; line++)
        {
            for (var vector = 0; vector < weights.VectorCount; vector++)
                _coefficients[vector * _lines + line] = weights.Coefficients[line * weights.VectorCount + vector];
        }

        _firstVectors = new int[weights.LabelCount + 1];
        for (var label = 0; label < weights.LabelCount; label++)
            _firstVectors[label + 1] = _firstVectors[label] + weights.VectorsPerLabel[label];
        _blockRows = Math.Clamp(MostSums / (weights.LabelCount * _lines), 1, BlockRows);
    }

    /// <summary>How many labels it tells apart.</summary>
    public int LabelCount => _weights.LabelCount;

    /// <summary>Computes every label's probability.</summary>
    /// <param name="rows">Row-major.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="probabilities">Row-major, one a label.</param>
    /// <param name="probabilityStride">Floats from one row of probabilities to the next.</param>
    public void Score(ReadOnlySpan<float> rows, int count, int stride, Span<float> probabilities, int probabilityStride)
    {
        var labels = LabelCount;
        var sumLength = labels * _lines;
        var kernels = ArrayPool<float>.Shared.Rent(_blockRows * RowPanels.PanelRows);
        var scratch = ArrayPool<double>.Shared.Rent(_blockRows * sumLength + labels * labels + labels + PairwiseCoupling.ScratchLength(labels));
        try
        {
            var sums = scratch.AsSpan(0, _blockRows * sumLength);
            var rest = scratch.AsSpan(_blockRows * sumLength);
            for (var first = 0; first < count; first += _blockRows)
            {
                var block = Math.Min(_blockRows, count - first);
                sums.Clear();
                for (var panel = 0; panel < _kernel.Rows.PanelCount; panel++)
                {
                    _kernel.Apply(rows[(first * stride)..], block, stride, panel, kernels);
                    Sum(kernels, panel, block, sums);
                }

                for (var row = 0; row < block; row++)
                    ToProbabilities(sums.Slice(row * sumLength, sumLength), rest, probabilities.Slice((first + row) * probabilityStride, labels));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(kernels);
            ArrayPool<double>.Shared.Return(scratch);
        }
    }

    /// <summary>Adds a panel's kernels, times their coefficients, to the sums (row, label of the vectors, line).</summary>
    private void Sum(ReadOnlySpan<float> kernels, int panel, int rows, Span<double> sums)
    {
        var (start, end) = (panel * RowPanels.PanelRows, panel * RowPanels.PanelRows + _kernel.Rows.Width(panel));
        var (stride, sumLength) = (MatrixProduct.Padded(end - start), LabelCount * _lines);
        for (var label = 0; label < LabelCount; label++)
        {
            var (from, to) = (Math.Max(start, _firstVectors[label]), Math.Min(end, _firstVectors[label + 1]));
            if (from >= to)
                continue;
            var coefficients = _coefficients.AsSpan(from * _lines, (to - from) * _lines);
            var row = 0;
            for (; row + 4 <= rows; row += 4)
                SumFour(kernels[(row * stride + from - start)..], stride, to - from, coefficients, sums[(row * sumLength + label * _lines)..], sumLength);
            for (; row < rows; row++)
                SumOne(kernels.Slice(row * stride + from - start, to - from), coefficients, sums[(row * sumLength + label * _lines)..]);
        }
    }

    /// <summary>Four rows at a time: four chains hide the latency of a multiply-add.</summary>
    private void SumFour(ReadOnlySpan<float> kernels, int stride, int count, ReadOnlySpan<double> coefficients, Span<double> sums, int sumLength)
    {
        var first = kernels[..count];
        var second = kernels.Slice(stride, count);
        var third = kernels.Slice(2 * stride, count);
        var fourth = kernels.Slice(3 * stride, count);
        for (var line = 0; line < _lines; line += Vector<double>.Count)
        {
            var sum0 = new Vector<double>(sums[line..]);
            var sum1 = new Vector<double>(sums[(sumLength + line)..]);
            var sum2 = new Vector<double>(sums[(2 * sumLength + line)..]);
            var sum3 = new Vector<double>(sums[(3 * sumLength + line)..]);
            for (var i = 0; i < first.Length; i++)
            {
                var coefficient = new Vector<double>(coefficients[(i * _lines + line)..]);
                sum0 = Vector.FusedMultiplyAdd(new Vector<double>(first[i]), coefficient, sum0);
                sum1 = Vector.FusedMultiplyAdd(new Vector<double>(second[i]), coefficient, sum1);
                sum2 = Vector.FusedMultiplyAdd(new Vector<double>(third[i]), coefficient, sum2);
                sum3 = Vector.FusedMultiplyAdd(new Vector<double>(fourth[i]), coefficient, sum3);
            }

            sum0.CopyTo(sums[line..]);
            sum1.CopyTo(sums[(sumLength + line)..]);
            sum2.CopyTo(sums[(2 * sumLength + line)..]);
            sum3.CopyTo(sums[(3 * sumLength + line)..]);
        }
    }

    private void SumOne(ReadOnlySpan<float> kernels, ReadOnlySpan<double> coefficients, Span<double> sums)
    {
        for (var line = 0; line < _lines; line += Vector<double>.Count)
        {
            var sum = new Vector<double>(sums[line..]);
            for (var i = 0; i < kernels.Length; i++)
                sum = Vector.FusedMultiplyAdd(new Vector<double>(kernels[i]), new Vector<double>(coefficients[(i * _lines + line)..]), sum);
            sum.CopyTo(sums[line..]);
        }
    }

    private void ToProbabilities(ReadOnlySpan<double> sums, Span<double> scratch, Span<float> probabilities)
    {
        var labels = LabelCount;
        var pairs = scratch[..(labels * labels)];
        var coupled = scratch.Slice(labels * labels, labels);
        var rest = scratch[(labels * (labels + 1))..];
        var pair = 0;
        for (var i = 0; i < labels; i++)
        {
            for (var j = i + 1; j < labels; j++, pair++)
            {
                var decision = sums[i * _lines + j - 1] + sums[j * _lines + i] + _weights.Offsets[pair];
                var probability = 1 / (1 + Math.Exp(_weights.Slopes[pair] * decision + _weights.Intercepts[pair]));
                pairs[i * labels + j] = Math.Clamp(probability, LeastProbability, 1 - LeastProbability);
                pairs[j * labels + i] = 1 - pairs[i * labels + j];
            }
        }

        PairwiseCoupling.Solve(pairs, coupled, rest);
        for (var label = 0; label < labels; label++)
            probabilities[label] = (float)coupled[label];
    }
}
