using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>Every row takes part in a round with the same probability, and counts once.</summary>
internal sealed class PlainSampler(double share) : IRowSampler
{
    /// <inheritdoc/>
    public double LargestWeight => 1;

    /// <inheritdoc/>
    public RowSample Draw(int round, SoftmaxGradients gradients, RandomSource random)
    {
        var rows = Enumerable.Range(0, gradients.Count);
        return new RowSample(share < 1 ? [.. rows.Where(_ => random.NextDouble() < share)] : [.. rows], null);
    }
}
