using GenreFunctions.Learning.Networks;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// The last layer of a network of several labels: a sigmoid for every tag, then softmax over the classes. The loss of a row is the mean binary cross-entropy of its known tags,
/// -t ln p - (1 - t) ln(1 - p) with the target t itself, so a share of listeners is learnt as a share; and the classes' cross-entropy by its weight.
/// </summary>
internal sealed class TagOutput(int tagCount, int classCount, double classWeight) : IOutputActivation
{
    /// <summary>Columns of the layer.</summary>
    public int Width => tagCount + classCount;

    /// <inheritdoc/>
    public void Apply(Span<float> scores)
    {
        foreach (ref var score in scores[..tagCount])
            score = 1 / (1 + MathF.Exp(-score));
        if (classCount > 0)
            Softmax.Apply(scores[tagCount..], scores[tagCount..]);
    }

    /// <summary>The loss of a row.</summary>
    public double Loss(ReadOnlySpan<float> probabilities, TaggedExamples rows, int row)
    {
        var (loss, known) = (0.0, 0);
        for (var tag = 0; tag < tagCount; tag++)
        {
            var target = rows.Target(row, tag);
            if (double.IsNaN(target))
                continue;
            known++;
            loss -= target * Log(probabilities[tag]) + (1 - target) * Log(1 - probabilities[tag]);
        }

        return (known > 0 ? loss / known : 0) - (classCount > 0 ? classWeight * Log(probabilities[tagCount + rows.Classes[row]]) : 0);
    }

    /// <summary>The derivative of a row's loss by its scores, p - t for each, times a share.</summary>
    public void Delta(ReadOnlySpan<float> probabilities, TaggedExamples rows, int row, double share, Span<float> delta)
    {
        var known = 0;
        for (var tag = 0; tag < tagCount; tag++)
            known += double.IsNaN(rows.Target(row, tag)) ? 0 : 1;
        for (var tag = 0; tag < tagCount; tag++)
        {
            var target = rows.Target(row, tag);
            delta[tag] = double.IsNaN(target) ? 0 : (float)((probabilities[tag] - target) * share / known);
        }

        for (var i = 0; i < classCount; i++)
            delta[tagCount + i] = (float)((probabilities[tagCount + i] - (rows.Classes[row] == i ? 1 : 0)) * classWeight * share);
    }

    // Scores beyond 32 bits' reach are wrong without limit; the loss says "very".
    private static double Log(double probability) => Math.Log(Math.Max(probability, 1e-12));
}
