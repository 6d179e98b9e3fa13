using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Networks;

/// <summary>One label is right.</summary>
internal sealed class SoftmaxActivation : IOutputActivation
{
    /// <inheritdoc/>
    public void Apply(Span<float> scores) => Softmax.Apply(scores, scores);
}
