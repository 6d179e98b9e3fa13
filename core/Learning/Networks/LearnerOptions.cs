using System.Globalization;

namespace GenreFunctions.Learning.Networks;

/// <summary>How the network is shaped and trained. The defaults are what models/gtzan-mlp.onnx was trained with.</summary>
public sealed record LearnerOptions
{
    /// <summary>The widest hidden layer: far beyond what 57 features can use.</summary>
    public const int LargestLayer = 4096;

    /// <summary>The most that can be silenced: with less left over nothing is learnt.</summary>
    public const double LargestDropout = 0.9;

    /// <summary>The largest batch: more rows a step than most data sets have.</summary>
    public const int LargestBatch = 65_536;

    /// <summary>The largest step size: ten times less already learns nothing.</summary>
    public const double LargestLearningRate = 1;

    /// <summary>The most epochs: days of training.</summary>
    public const int MostEpochs = 100_000;

    /// <summary>The most smoothing: with more, hardly anything is left to learn.</summary>
    public const double LargestSmoothing = 0.5;

    /// <summary>The most mixing: beyond, every row is nearly half another.</summary>
    public const double LargestMixup = 8;

    /// <summary>The most decay: with steps of a thousandth, a thousandth of every weight a step.</summary>
    public const double LargestWeightDecay = 1;

    /// <summary>Sizes of the hidden layers. Wider layers learn the training songs better and cost time; 1 to <see cref="LargestLayer"/> each.</summary>
    public IReadOnlyList<int> HiddenSizes { get; init; } = [256, 128, 64];

    /// <summary>Share of each hidden layer that is silenced at random in every step, in [0, <see cref="LargestDropout"/>]. More of it: slower learning, less learnt by heart.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>Rows a step, 1 to <see cref="LargestBatch"/>. Smaller batches: noisier steps, and more of them.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Step size of Adam at the start, above 0, up to <see cref="LargestLearningRate"/>. Twice as much still learns, ten times as much does not.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Whether the step size falls to zero along half a cosine over the epochs, or stays as it is.</summary>
    public bool CosineDecay { get; init; } = true;

    /// <summary>Most rounds over the training rows, 1 to <see cref="MostEpochs"/>. With <see cref="CosineDecay"/> also the length of the cosine.</summary>
    public int Epochs { get; init; } = 300;

    /// <summary>
    /// Epochs without a better validation part after which training stops early. With <see cref="CosineDecay"/> the best epochs come late, when the steps have died away:
    /// a third of <see cref="Epochs"/> already costs half a percent of accuracy.
    /// </summary>
    public int Patience { get; init; } = 200;

    /// <summary>
    /// Share of certainty that is taken from the right label and spread over all, in [0, <see cref="LargestSmoothing"/>] (Szegedy et al., "Rethinking the Inception
    /// Architecture", 2016). More of it: less sure answers. 0: none.
    /// </summary>
    public double LabelSmoothing { get; init; }

    /// <summary>
    /// Rows are learnt from in mixtures of two, features and labels alike, in shares drawn from Beta(a, a) with this a, in [0, <see cref="LargestMixup"/>]
    /// (Zhang et al., "mixup", 2018). Small: nearly whole rows; 1: any share. It takes more epochs and learns less by heart. 0: whole rows.
    /// </summary>
    public double Mixup { get; init; }

    /// <summary>
    /// Share of every weight that is lost in a step of size 1, in [0, <see cref="LargestWeightDecay"/>], biases excepted (Loshchilov and Hutter, "Decoupled Weight Decay
    /// Regularization", 2019). More of it: smaller weights, smoother answers. 0: none.
    /// </summary>
    public double WeightDecay { get; init; }

    internal void Check()
    {
        Require(HiddenSizes.All(size => size is >= 1 and <= LargestLayer), nameof(HiddenSizes), string.Join(", ", HiddenSizes));
        Require(Dropout is >= 0 and <= LargestDropout, nameof(Dropout), Dropout);
        Require(BatchSize is >= 1 and <= LargestBatch, nameof(BatchSize), BatchSize);
        Require(LearningRate is > 0 and <= LargestLearningRate, nameof(LearningRate), LearningRate);
        Require(Epochs is >= 1 and <= MostEpochs, nameof(Epochs), Epochs);
        Require(Patience >= 1, nameof(Patience), Patience);
        Require(LabelSmoothing is >= 0 and <= LargestSmoothing, nameof(LabelSmoothing), LabelSmoothing);
        Require(Mixup is >= 0 and <= LargestMixup, nameof(Mixup), Mixup);
        Require(WeightDecay is >= 0 and <= LargestWeightDecay, nameof(WeightDecay), WeightDecay);
    }

    private static void Require(bool holds, string name, object value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
