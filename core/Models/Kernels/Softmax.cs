namespace GenreFunctions.Models.Kernels;

/// <summary>Scores to probabilities: p_k = exp(x_k - max x) / sum_j exp(x_j - max x). The maximum keeps exp from overflowing.</summary>
internal static class Softmax
{
    /// <summary>One row; the spans may be the same.</summary>
    public static void Apply(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        var maximum = float.NegativeInfinity;
        foreach (var score in scores)
            maximum = MathF.Max(maximum, score);
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
            sum += probabilities[i] = MathF.Exp(scores[i] - maximum);
        for (var i = 0; i < scores.Length; i++)
            probabilities[i] /= sum;
    }
}
