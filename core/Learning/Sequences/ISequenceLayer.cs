using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Sequences;

/// <summary>
/// A layer of a network that reads songs. Rows are padded to <see cref="Models.Kernels.MatrixProduct.Padded"/> columns, and what is padding is zero. A layer remembers its last
/// <see cref="Forward"/> for <see cref="Backward"/>; not thread-safe.
/// </summary>
internal interface ISequenceLayer
{
    /// <summary>Columns of a result row, before padding.</summary>
    int Outputs { get; }

    /// <summary>Floats of its weights and biases, a multiple of 16.</summary>
    int ParameterCount { get; }

    /// <summary>Draws the weights to begin with.</summary>
    void Initialise(Span<float> parameters, RandomSource random);

    /// <summary>Computes a row of outputs for every row of inputs.</summary>
    /// <param name="parameters">The layer's own.</param>
    /// <param name="starts">Steps, see <see cref="SequenceBatch"/>.</param>
    /// <param name="input">Rows of inputs.</param>
    /// <param name="output">Rows of outputs; every number of them is overwritten.</param>
    void Forward(Span<float> parameters, ReadOnlySpan<int> starts, ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Carries the loss's derivative back.</summary>
    /// <param name="parameters">The layer's own.</param>
    /// <param name="starts">Steps, as in <see cref="Forward"/>.</param>
    /// <param name="input">What went in.</param>
    /// <param name="output">What came out, silenced units being zero.</param>
    /// <param name="outputDelta">The derivative by every output; may be overwritten.</param>
    /// <param name="gradient">Becomes the derivative by every parameter.</param>
    /// <param name="inputDelta">Becomes the derivative by every input; empty where nobody asks.</param>
    void Backward(
        Span<float> parameters,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        Span<float> outputDelta,
        Span<float> gradient,
        Span<float> inputDelta);
}
