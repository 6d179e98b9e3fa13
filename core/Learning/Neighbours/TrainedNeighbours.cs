using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators.Margins;
using GenreFunctions.Models.Operators.Neighbours;

namespace GenreFunctions.Learning.Neighbours;

/// <summary>Training rows to compare with. Distances are compared as |y|^2 - 2 x.y, which lacks only what is the same for all of them.</summary>
internal sealed class TrainedNeighbours : ITrainedLearner
{
    /// <summary>Rows compared together, so that a panel is read from memory once for all of them.</summary>
    private const int BlockRows = 64;

    private readonly Preparation.Preparation _preparation;
    private readonly float[] _matrix;
    private readonly float[] _squaredLengths;
    private readonly RowPanels _panels;
    private readonly int[] _labels;
    private readonly int _labelCount;
    private readonly int _neighbours;
    private readonly float _falloff;

    /// <summary>Packs the training rows.</summary>
    public TrainedNeighbours(
        Preparation.Preparation preparation, float[] matrix, float[] squaredLengths, int[] labels, int labelCount, int neighbours, float falloff)
    {
        (_preparation, _matrix, _squaredLengths) = (preparation, matrix, squaredLengths);
        _panels = new RowPanels(matrix, labels.Length, MatrixProduct.Padded(preparation.Columns), preparation.Columns, -2, squaredLengths);
        (_labels, _labelCount, _neighbours, _falloff) = (labels, labelCount, neighbours, falloff);
    }

    /// <inheritdoc/>
    public string Ended => $"{_labels.Length} rows kept";

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Columns != _preparation.Columns)
            throw new ArgumentException($"The rows have {rows.Columns} columns, and {_preparation.Columns} were learnt from.", nameof(rows));
        if (probabilities.Length != rows.Count * _labelCount)
            throw new ArgumentException($"Room for {probabilities.Length} probabilities is not {rows.Count} rows of {_labelCount}.", nameof(probabilities));
        probabilities.Clear();
        var stride = MatrixProduct.Padded(_preparation.Columns);
        var prepared = _preparation.Apply(rows, stride);
        var distances = new float[_panels.PanelCount * BlockRows * RowPanels.PanelRows];
        var (nearest, places) = (new float[_neighbours], new int[_neighbours]);
        for (var first = 0; first < rows.Count; first += BlockRows)
        {
            var block = Math.Min(BlockRows, rows.Count - first);
            for (var panel = 0; panel < _panels.PanelCount; panel++)
                _panels.Multiply(prepared.AsSpan(first * stride), block, stride, panel, distances.AsSpan(panel * BlockRows * RowPanels.PanelRows));
            for (var row = 0; row < block; row++)
            {
                FindNearest(distances, row, nearest, places);
                Vote(nearest, places, probabilities.Slice((first + row) * _labelCount, _labelCount));
            }
        }
    }

    /// <inheritdoc/>
    public OnnxValue? Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        // A file's weights end at so many rows.
        if (_labels.Length > OnnxShape.MaximumExtent)
            return null;
        var (stride, columns) = (MatrixProduct.Padded(_preparation.Columns), _preparation.Columns);
        var doubled = new float[_labels.Length * columns];
        for (var row = 0; row < _labels.Length; row++)
        {
            for (var column = 0; column < columns; column++)
                doubled[row * columns + column] = -2 * _matrix[row * stride + column];
        }

        return graph.Vote(_preparation.Write(graph, features), doubled, _squaredLengths, _labels, _labelCount, _neighbours, _falloff);
    }

    private void FindNearest(float[] distances, int row, float[] nearest, int[] places)
    {
        var smallest = new SmallestValues(nearest, places);
        for (var panel = 0; panel < _panels.PanelCount; panel++)
        {
            var width = _panels.Width(panel);
            var start = panel * BlockRows * RowPanels.PanelRows + row * MatrixProduct.Padded(width);
            smallest.Meet(distances.AsSpan(start, width), panel * RowPanels.PanelRows);
        }
    }

    private void Vote(float[] nearest, int[] places, Span<double> probabilities)
    {
        for (var i = 0; i < nearest.Length; i++)
            nearest[i] *= -_falloff;
        Softmax.Apply(nearest, nearest);
        for (var i = 0; i < nearest.Length; i++)
            probabilities[_labels[places[i]]] += nearest[i];
    }
}
