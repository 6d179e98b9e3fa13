using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Learning.Margins;

/// <summary>A trained support vector machine, with its preparation. A label that did not occur in training has probability 0.</summary>
internal sealed class TrainedSvm : ITrainedLearner
{
    private readonly Preparation.Preparation _preparation;
    private readonly int[] _labels;
    private readonly int _labelCount;
    private readonly SvmWeights? _weights;
    private readonly SvmMachine? _machine;

    /// <summary>Takes what was found.</summary>
    /// <param name="preparation">How rows are prepared.</param>
    /// <param name="labels">The labels that occurred.</param>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="weights">The machine; <see langword="null"/> where only one label occurred.</param>
    /// <param name="ended">How the training ended.</param>
    public TrainedSvm(Preparation.Preparation preparation, int[] labels, int labelCount, SvmWeights? weights, string ended)
    {
        (_preparation, _labels, _labelCount, _weights, Ended) = (preparation, labels, labelCount, weights, ended);
        _machine = weights is null ? null : new SvmMachine(weights);
    }

    /// <inheritdoc/>
    public string Ended { get; }

    /// <summary>The machine's weights; <see langword="null"/> where only one label occurred.</summary>
    public SvmWeights? Weights => _weights;

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Columns != _preparation.Columns)
            throw new ArgumentException($"The rows have {rows.Columns} columns, and {_preparation.Columns} were learnt from.", nameof(rows));
        if (probabilities.Length != rows.Count * _labelCount)
            throw new ArgumentException($"Room for {probabilities.Length} probabilities is not {rows.Count} rows of {_labelCount}.", nameof(probabilities));
        probabilities.Clear();
        var scores = new float[rows.Count * _labels.Length];
        if (_machine is null)
            Array.Fill(scores, 1);
        else
            Score(rows, scores);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < _labels.Length; i++)
                probabilities[row * _labelCount + _labels[i]] = scores[row * _labels.Length + i];
        }
    }

    /// <inheritdoc/>
    public OnnxValue? Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        if (_weights is null)
        {
            // Sure of one label, whatever the features are.
            var certain = new float[_labelCount];
            certain[_labels[0]] = 1;
            return graph.Gemm(features, new float[_labelCount * features.Columns], certain);
        }

        return _weights.LabelCount <= SvmWeights.MostLabels
            ? graph.Spread(graph.SvmClassifier(_preparation.Write(graph, features), _weights), _labels, _labelCount)
            : null;
    }

    private void Score(Examples rows, float[] scores)
    {
        var stride = MatrixProduct.Padded(_preparation.Columns);
        _machine!.Score(_preparation.Apply(rows, stride), rows.Count, stride, scores, _labels.Length);
    }
}
