using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Learning;

/// <summary>What a model to ship is trained by, and what it will say of itself.</summary>
public sealed record TrainingOptions
{
    /// <summary>First half of the model's identity; the second is a hash of the weights.</summary>
    public string Name { get; init; } = "genre-mlp";

    /// <summary>What the rows are, in words, for the model's metadata.</summary>
    public required string DataSet { get; init; }

    /// <summary>The day of the training, for the model's metadata.</summary>
    public required DateOnly TrainedOn { get; init; }

    /// <summary>Everything random follows from it: the same seed and rows give the same bytes.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Whether five folds of songs are run first. Without them a model comes six times sooner, does not know how good it is, has temperature 1
    /// and calls no song unknown.
    /// </summary>
    public bool Calibrate { get; init; } = true;

    /// <summary>What learns.</summary>
    public ILearner Learner { get; init; } = Learners.Find(Learners.Default).Create();

    /// <summary>Share of the songs that says when to stop, in [0, <see cref="ProtocolOptions.LargestValidationShare"/>]. 0: none, and everything is learnt from.</summary>
    public double ValidationShare { get; init; } = Learners.Find(Learners.Default).ValidationShare;
}
