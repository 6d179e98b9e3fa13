namespace GenreFunctions.Learning.Protocols;

/// <summary>One training of a protocol and what it came to.</summary>
public sealed record ProtocolRun
{
    /// <summary><c>seed 3</c>, <c>fold 2 of 5</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>What everything random in it followed from.</summary>
    public required long Seed { get; init; }

    /// <summary>What was learnt from.</summary>
    public required PartSize Training { get; init; }

    /// <summary>What said when to stop.</summary>
    public required PartSize Validation { get; init; }

    /// <summary>What was judged by.</summary>
    public required PartSize Test { get; init; }

    /// <summary>How the training ended: <c>epoch 211 of 300</c>.</summary>
    public required string Ended { get; init; }

    /// <summary>Share of the test segments that are right.</summary>
    public required double SegmentAccuracy { get; init; }

    /// <summary>Share of the test songs that are right, each as the mean of its test segments says.</summary>
    public required double SongAccuracy { get; init; }

    /// <summary>How long the training took by the clock. Trainings that run side by side share the cores.</summary>
    public required double TrainingSeconds { get; init; }

    /// <summary>How long scoring the test segments took by the clock.</summary>
    public required double ScoringSeconds { get; init; }

    /// <summary>Length of the model's ONNX file; <see langword="null"/> where ONNX has no operators for it.</summary>
    public required long? ModelBytes { get; init; }
}
