namespace GenreFunctions.Explaining;

/// <summary>What sampling found, or trees told.</summary>
/// <param name="Values">For each label each group's value; those of a label add up to its probability less its baseline probability.</param>
/// <param name="StandardErrors">Of each of them.</param>
/// <param name="Probabilities">Each label's mean over the segments.</param>
/// <param name="BaselineProbabilities">What the model says of the baseline row.</param>
/// <param name="Rounds">Pairs of walks through every segment.</param>
/// <param name="Rows">Rows that the model scored.</param>
internal sealed record ShapleyValues(
    double[][] Values, double[][] StandardErrors, double[] Probabilities, double[] BaselineProbabilities, int Rounds, long Rows);
