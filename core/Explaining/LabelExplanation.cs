namespace GenreFunctions.Explaining;

/// <summary>Why a song got as much of a label as it did.</summary>
public sealed record LabelExplanation
{
    /// <summary>The label.</summary>
    public required string Label { get; init; }

    /// <summary>The song's calibrated probability of it, as its tags have it.</summary>
    public required double Confidence { get; init; }

    /// <summary>The mean of the segments' probabilities, before calibration: what the values lead to.</summary>
    public required double Probability { get; init; }

    /// <summary>What the model says of the baseline: where the values begin. Of trees, what they say of their training rows on the average.</summary>
    public required double BaselineProbability { get; init; }

    /// <summary>All groups of features, those that moved it most first.</summary>
    public required IReadOnlyList<GroupContribution> Groups { get; init; }

    /// <summary>One or two sentences: what spoke for the label and against it, and what told it from the nearest other one.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
}
