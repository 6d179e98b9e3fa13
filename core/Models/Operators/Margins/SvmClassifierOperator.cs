using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Margins;

/// <summary>The probabilities of ONNX's <c>SVMClassifier</c> (ai.onnx.ml): its second result.</summary>
internal sealed class SvmClassifierOperator(SvmWeights weights) : IOperator
{
    private readonly SvmMachine _machine = new(weights);

    /// <inheritdoc/>
    public int OutputColumns => weights.LabelCount;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows) =>
        _machine.Score(inputs[0], rows, MatrixProduct.Padded(weights.Columns), output, MatrixProduct.Padded(OutputColumns));
}
