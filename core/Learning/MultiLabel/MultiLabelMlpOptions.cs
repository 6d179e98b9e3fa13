using System.Globalization;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>How the network of several labels is shaped and trained. The defaults are for a few hundred songs.</summary>
public sealed record MultiLabelMlpOptions
{
    /// <summary>What is done to the features first.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    /// <summary>Sizes of the hidden layers, the trunk that all tags and the classes share; 1 to <see cref="LearnerOptions.LargestLayer"/> each, none for a linear model.</summary>
    public IReadOnlyList<int> HiddenSizes { get; init; } = [128, 64];

    /// <summary>Share of each hidden layer that is silenced at random in every step, in [0, 0.9]. Few songs need much of it.</summary>
    public double Dropout { get; init; } = 0.4;

    /// <summary>
    /// Decoupled weight decay (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019), in [0, 1]: every step shrinks the weights by this share of the step size. Small networks
    /// of few songs generalise better with some.
    /// </summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>What a class's cross-entropy counts beside the tags' mean, in [0, 100]; 0: classes are not learnt. It does nothing where there are no classes.</summary>
    public double ClassWeight { get; init; } = 1;

    /// <summary>Rows a step, 1 to <see cref="LearnerOptions.LargestBatch"/>.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Step size of Adam at the start, above 0, up to 1; it falls to zero along half a cosine.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Rounds over the training rows, 1 or more. With validation rows, the round with their least loss is taken.</summary>
    public int Epochs { get; init; } = 60;

    internal void Check()
    {
        Require(HiddenSizes.All(size => size is >= 1 and <= LearnerOptions.LargestLayer), nameof(HiddenSizes), string.Join(", ", HiddenSizes));
        Require(Dropout is >= 0 and <= LearnerOptions.LargestDropout, nameof(Dropout), Dropout);
        Require(WeightDecay is >= 0 and <= 1, nameof(WeightDecay), WeightDecay);
        Require(ClassWeight is >= 0 and <= 100, nameof(ClassWeight), ClassWeight);
        Require(BatchSize is >= 1 and <= LearnerOptions.LargestBatch, nameof(BatchSize), BatchSize);
        Require(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate);
        Require(Epochs >= 1, nameof(Epochs), Epochs);
    }

    private static void Require(bool holds, string name, object value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
