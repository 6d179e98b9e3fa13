using GenreFunctions.Learning.Trees.Binning;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Learning.Trees;

/// <summary>Trees that were trained, boosted or as a forest. Numbers are compared as 32-bit floats; NaN stands for a number that is missing.</summary>
public sealed class TrainedTrees : ITrainedLearner
{
    private readonly double[] _gains;

    internal TrainedTrees(TreeEnsembleOperator trees, double[] gains, string ended)
    {
        (Trees, Ended) = (trees, ended);
        var sum = gains.Sum();
        _gains = [.. gains.Select(gain => sum > 0 ? gain / sum : 0)];
    }

    /// <inheritdoc/>
    public string Ended { get; }

    /// <summary>How many trees there are.</summary>
    public int TreeCount => Trees.Ensemble.Roots.Length;

    /// <summary>How many nodes they have, leaves included.</summary>
    public int NodeCount => Trees.Ensemble.Nodes.Length;

    /// <summary>
    /// Each column's share in what all splits of all trees were worth; they add up to 1, or are all nought where nothing was split. A column that stands for several
    /// others alike shares with them.
    /// </summary>
    public IReadOnlyList<double> GainShares => _gains;

    /// <summary>The trees, and what becomes of their scores.</summary>
    internal TreeEnsembleOperator Trees { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The rows have other columns, or there is no room.</exception>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (columns, labels) = (Trees.Ensemble.Columns, Trees.OutputColumns);
        if (rows.Columns != columns || probabilities.Length != rows.Count * labels)
        {
            throw new ArgumentException(
                $"{rows.Count} rows of {rows.Columns} columns and room for {probabilities.Length} probabilities are not rows of {columns} and {labels}.", nameof(rows));
        }

        const int BlockRows = 64;
        var (stride, resultStride) = (MatrixProduct.Padded(columns), MatrixProduct.Padded(labels));
        var (block, result) = (new float[BlockRows * stride], new float[BlockRows * resultStride]);
        for (var first = 0; first < rows.Count; first += BlockRows)
        {
            var count = Math.Min(BlockRows, rows.Count - first);
            for (var row = 0; row < count; row++)
                FloatRows.Round(rows[first + row], block.AsSpan(row * stride));
            Trees.Apply(block, result, count);
            for (var i = 0; i < count * labels; i++)
                probabilities[first * labels + i] = result[i / labels * resultStride + i % labels];
        }
    }

    /// <inheritdoc/>
    OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features) => graph.Trees(features, Trees);
}
