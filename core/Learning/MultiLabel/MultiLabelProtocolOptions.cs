namespace GenreFunctions.Learning.MultiLabel;

/// <summary>How a learner of several labels is judged.</summary>
public sealed record MultiLabelProtocolOptions
{
    /// <summary>Folds of songs, 2 or more; every song is judged once, by a model that has heard nothing of it.</summary>
    public int Folds { get; init; } = 10;

    /// <summary>Folds of each training part, 2 or more, on whose predictions its thresholds are chosen.</summary>
    public int ThresholdFolds { get; init; } = 5;

    /// <summary>By what thresholds are chosen. With a few hundred songs a threshold for each tag follows chance more than it helps.</summary>
    public ThresholdRule Thresholds { get; init; } = ThresholdRule.Calibrated;

    /// <summary>The folds follow from it, and everything random in the learner.</summary>
    public long Seed { get; init; } = 1;
}
