using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Trees;

/// <summary>ONNX <c>ai.onnx.ml.TreeEnsembleClassifier</c>, its second result: the scores of trees, made probabilities.</summary>
internal sealed class TreeEnsembleOperator(TreeEnsemble ensemble, ScoreTransform transform) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => ensemble.LabelCount;

    /// <summary>The trees.</summary>
    public TreeEnsemble Ensemble => ensemble;

    /// <summary>What becomes of their scores.</summary>
    public ScoreTransform Transform => transform;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows) => Apply(inputs[0], output, rows);

    /// <summary>The same for rows that stand alone, padded as an operator's are.</summary>
    public void Apply(ReadOnlySpan<float> input, Span<float> output, int rows)
    {
        var stride = MatrixProduct.Padded(OutputColumns);
        ensemble.Score(input, MatrixProduct.Padded(ensemble.Columns), rows, output, stride);
        if (transform != ScoreTransform.Softmax)
            return;
        for (var row = 0; row < rows; row++)
        {
            var scores = output.Slice(row * stride, OutputColumns);
            Softmax.Apply(scores, scores);
        }
    }
}
