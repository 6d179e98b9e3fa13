using System.Globalization;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Margins;

/// <summary>
/// How a support vector machine is trained. The defaults did best on GTZAN's segments, with the logarithms of the variances; on songs never heard a penalty of 3 and a gamma of
/// 0.02 do a little better.
/// </summary>
public sealed record SvmOptions
{
    /// <summary>Beyond this every row is learnt by heart, and training takes minutes.</summary>
    public const double LargestPenalty = 1e6;

    /// <summary>Beyond this every row is alone in the world.</summary>
    public const double LargestGamma = 1e6;

    /// <summary>Below this all rows are the same.</summary>
    public const double LeastGamma = 1e-9;

    /// <summary>Twenty folds leave out a twentieth: more cost more and tell nothing new.</summary>
    public const int MostFolds = 20;

    /// <summary>
    /// C, the most a training row may count, above 0, up to <see cref="LargestPenalty"/>. More of it: fewer training rows on the wrong side, a more winding border,
    /// longer training.
    /// </summary>
    public double Penalty { get; init; } = 30;

    /// <summary>
    /// The kernel is exp(-gamma |x - y|^2) of prepared rows; <see cref="LeastGamma"/> to <see cref="LargestGamma"/>. More of it: a row speaks for its close neighbours only. About
    /// 1 / columns is a fair start for standardised features.
    /// </summary>
    public double Gamma { get; init; } = 0.03;

    /// <summary>How far the optimality conditions may be broken at the end, 1e-9 to 1. Smaller: longer training; below 1e-3 the answers hardly change.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>
    /// Folds that the decisions which probabilities are fitted to come from: 2 to <see cref="MostFolds"/>, or 0 for the decisions on the training rows themselves, which trains several times
    /// as fast and gives probabilities that are too sure.
    /// </summary>
    public int ProbabilityFolds { get; init; } = 5;

    /// <summary>
    /// Whether those folds keep a song's rows together. Then the probabilities are as sure as they may be of a song never heard; otherwise as of another segment of a song
    /// that was learnt from.
    /// </summary>
    public bool KeepSongsTogether { get; init; } = true;

    /// <summary>Megabytes of kernels that are kept while training, 1 to 65,536, for all pairs of labels that are trained at once. Too few: the same machine, later.</summary>
    public int CacheMegabytes { get; init; } = 256;

    /// <summary>What is done to the features first. Distances are compared, so they should be standardised.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    internal SvmOptions Checked()
    {
        Require(Penalty is > 0 and <= LargestPenalty, nameof(Penalty), Penalty);
        Require(Gamma is >= LeastGamma and <= LargestGamma, nameof(Gamma), Gamma);
        Require(Tolerance is >= 1e-9 and <= 1, nameof(Tolerance), Tolerance);
        Require(ProbabilityFolds is 0 or (>= 2 and <= MostFolds), nameof(ProbabilityFolds), ProbabilityFolds);
        Require(CacheMegabytes is >= 1 and <= 65_536, nameof(CacheMegabytes), CacheMegabytes);
        return this;
    }

    private static void Require(bool holds, string name, object value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
