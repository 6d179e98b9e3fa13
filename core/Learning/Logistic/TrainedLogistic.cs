using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Logistic;

/// <summary>The weights that were found, in 32 bits. A label that did not occur in training has probability 0.</summary>
internal sealed class TrainedLogistic : ITrainedLearner
{
    /// <summary>The score of a label that did not occur: beside any other, its exp is too small for a float.</summary>
    private const float Never = -1e30f;

    private readonly Preparation.Preparation _preparation;
    private readonly int _labelCount;
    private readonly float[] _weights;
    private readonly float[] _biases;

    /// <summary>Takes what was found.</summary>
    /// <param name="preparation">How rows are prepared.</param>
    /// <param name="labels">The labels that occurred.</param>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="point">Weights as <see cref="SoftmaxLoss"/> lays them out.</param>
    /// <param name="lineLength">Numbers of a line of them.</param>
    /// <param name="ended">How the training ended.</param>
    public TrainedLogistic(Preparation.Preparation preparation, int[] labels, int labelCount, double[] point, int lineLength, string ended)
    {
        (_preparation, _labelCount, Ended) = (preparation, labelCount, ended);
        var padded = MatrixProduct.Padded(labelCount);
        _weights = new float[preparation.Columns * padded];
        _biases = new float[padded];
        Array.Fill(_biases, Never, 0, labelCount);
        for (var i = 0; i < labels.Length; i++)
        {
            for (var column = 0; column < preparation.Columns; column++)
                _weights[column * padded + labels[i]] = (float)point[column * lineLength + i];
            _biases[labels[i]] = (float)point[preparation.Columns * lineLength + i];
        }
    }

    /// <inheritdoc/>
    public string Ended { get; }

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Columns != _preparation.Columns)
            throw new ArgumentException($"The rows have {rows.Columns} columns, and {_preparation.Columns} were learnt from.", nameof(rows));
        if (probabilities.Length != rows.Count * _labelCount)
            throw new ArgumentException($"Room for {probabilities.Length} probabilities is not {rows.Count} rows of {_labelCount}.", nameof(probabilities));
        var (stride, padded) = (MatrixProduct.Padded(_preparation.Columns), MatrixProduct.Padded(_labelCount));
        var scores = new float[rows.Count * padded];
        MatrixProduct.Multiply(
            MatrixView.Rows(_preparation.Apply(rows, stride), stride), rows.Count, _preparation.Columns, _weights, _labelCount, _biases, scores);
        for (var row = 0; row < rows.Count; row++)
        {
            var ofRow = scores.AsSpan(row * padded, _labelCount);
            Softmax.Apply(ofRow, ofRow);
            for (var label = 0; label < _labelCount; label++)
                probabilities[row * _labelCount + label] = ofRow[label];
        }
    }

    /// <inheritdoc/>
    public OnnxValue? Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var (columns, padded) = (_preparation.Columns, MatrixProduct.Padded(_labelCount));
        var weights = new float[_labelCount * columns];
        for (var label = 0; label < _labelCount; label++)
        {
            for (var column = 0; column < columns; column++)
                weights[label * columns + column] = _weights[column * padded + label];
        }

        return graph.Softmax(graph.Gemm(_preparation.Write(graph, features), weights, _biases.AsSpan(0, _labelCount)));
    }
}
