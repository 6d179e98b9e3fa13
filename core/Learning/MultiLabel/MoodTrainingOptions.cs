using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What a model of moods to ship is trained by, and what it will say of itself.</summary>
public sealed record MoodTrainingOptions
{
    /// <summary>First half of the model's identity; the second is a hash of the weights.</summary>
    public string Name { get; init; } = "emotify-mood";

    /// <summary>What the rows are, in words, for the model's metadata.</summary>
    public required string DataSet { get; init; }

    /// <summary>The day of the training, for the model's metadata.</summary>
    public required DateOnly TrainedOn { get; init; }

    /// <summary>Everything random follows from it: the same seed and rows give the same bytes.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Folds of songs, 2 or more, on whose predictions calibration and thresholds are found.</summary>
    public int Folds { get; init; } = 10;

    /// <summary>How many networks are averaged, 1 or more. More of them: steadier answers, a longer file.</summary>
    public int Networks { get; init; } = 5;

    /// <summary>A network and its training.</summary>
    public MultiLabelMlpOptions Learner { get; init; } = ForSegments;

    /// <summary>What did best on Emotify's segments.</summary>
    internal static MultiLabelMlpOptions ForSegments { get; } = new()
    {
        Preparation = new PreparationOptions { LogColumns = PreparationOptions.LogVariances },
        // Wider, more decay and longer than for songs: there are twenty times as many rows. Mean Pearson r of Emotify's songs, five seeds of ten folds: .520; 64 wide, decay 0.01, 15 epochs: .499.
        HiddenSizes = [128],
        Dropout = 0.5,
        WeightDecay = 0.05,
        Epochs = 25,
        // The moods alone: the genre has a model of its own.
        ClassWeight = 0,
    };
}
