namespace GenreFunctions.Models.Operators.Trees;

/// <summary>What becomes of the scores; the names are the format's.</summary>
internal enum ScoreTransform
{
    /// <summary>Nothing: they are probabilities.</summary>
    None,

    /// <summary>exp(s_k) / sum_j exp(s_j).</summary>
    Softmax,
}
