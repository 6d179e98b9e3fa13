using System.Globalization;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Sequences;

/// <summary>How the network that reads whole songs is shaped and trained.</summary>
public sealed record LstmOptions
{
    /// <summary>The widest layer: far beyond what segments' features can use.</summary>
    public const int LargestLayer = 2048;

    /// <summary>What is done to the features first.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    /// <summary>
    /// Units of a dense layer (ReLU) that every segment passes before it is read, 0 for none, up to <see cref="LargestLayer"/>. It lets the memory hear what a segment
    /// sounds like instead of bare features.
    /// </summary>
    public int DenseSize { get; init; } = 256;

    /// <summary>Memory cells of each direction, 1 to <see cref="LargestLayer"/>. More of them learn the training songs better and cost time.</summary>
    public int HiddenSize { get; init; } = 128;

    /// <summary>LSTM layers, each reading what the one before gave, 1 to 4. A second one doubles the time and rarely pays.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether songs are read from both ends, so that every segment is judged by what comes before and after it, or from the start only.</summary>
    public bool Bidirectional { get; init; } = true;

    /// <summary>Share of each layer's outputs that is silenced at random in every step, in [0, 0.9]. More of it: slower learning, less learnt by heart.</summary>
    public double Dropout { get; init; } = 0.4;

    /// <summary>
    /// Into how many pieces at most a training song is dealt anew in every epoch, 1 or more: half the time neighbours stay together, half the time rows are drawn at random. With 1
    /// only whole songs are learnt from, and a song of which few segments are known is a stranger.
    /// </summary>
    public int MostPieces { get; init; } = 4;

    /// <summary>Pieces of songs a step, 1 to 4096. Smaller batches: noisier steps, and more of them.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Step size of Adam at the start, above 0, up to 1.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Whether the step size falls to zero along half a cosine over the epochs, or stays as it is.</summary>
    public bool CosineDecay { get; init; } = true;

    /// <summary>The longest a gradient may be, above 0 (Pascanu et al., "On the difficulty of training recurrent neural networks", 2013). Longer ones are shortened.</summary>
    public double LongestGradient { get; init; } = 1;

    /// <summary>Most rounds over the training rows, 1 or more. With <see cref="CosineDecay"/> also the length of the cosine.</summary>
    public int Epochs { get; init; } = 120;

    /// <summary>Epochs without a better validation part after which training stops early, 1 or more.</summary>
    public int Patience { get; init; } = 80;

    internal void Check()
    {
        Require(DenseSize is >= 0 and <= LargestLayer, nameof(DenseSize), DenseSize);
        Require(HiddenSize is >= 1 and <= LargestLayer, nameof(HiddenSize), HiddenSize);
        Require(Layers is >= 1 and <= 4, nameof(Layers), Layers);
        Require(Dropout is >= 0 and <= 0.9, nameof(Dropout), Dropout);
        Require(MostPieces >= 1, nameof(MostPieces), MostPieces);
        Require(BatchSize is >= 1 and <= 4096, nameof(BatchSize), BatchSize);
        Require(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate);
        Require(LongestGradient > 0, nameof(LongestGradient), LongestGradient);
        Require(Epochs >= 1, nameof(Epochs), Epochs);
        Require(Patience >= 1, nameof(Patience), Patience);
    }

    private static void Require(bool holds, string name, object value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
