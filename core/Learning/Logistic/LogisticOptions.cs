using System.Globalization;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Logistic;

/// <summary>How multinomial logistic regression is trained.</summary>
public sealed record LogisticOptions
{
    /// <summary>Beyond this all labels are equally probable.</summary>
    public const double LargestDecay = 1e6;

    /// <summary>Below this, labels that a plane tells apart send the weights to infinity.</summary>
    public const double LeastDecay = 1e-9;

    /// <summary>
    /// Half of this times the squared weights is added to the mean cross-entropy; <see cref="LeastDecay"/> to <see cref="LargestDecay"/>. More of it: smaller weights, softer
    /// probabilities, less learnt by heart.
    /// </summary>
    public double Decay { get; init; } = 1e-3;

    /// <summary>Training ends when no derivative of the loss is larger, 1e-10 to 1. Smaller: more rounds, digits that do not show.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Most rounds, 1 to 100,000. Too few: what there is then is taken, and the training says so.</summary>
    public int Rounds { get; init; } = 2000;

    /// <summary>What is done to the features first. Standardised ones are learnt from in far fewer rounds.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    internal LogisticOptions Checked()
    {
        Require(Decay is >= LeastDecay and <= LargestDecay, nameof(Decay), Decay);
        Require(Tolerance is >= 1e-10 and <= 1, nameof(Tolerance), Tolerance);
        Require(Rounds is >= 1 and <= 100_000, nameof(Rounds), Rounds);
        return this;
    }

    private static void Require(bool holds, string name, object value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
