namespace GenreFunctions.Learning.Measures;

/// <summary>How well probabilities name what is right.</summary>
public sealed record Evaluation
{
    /// <summary>What was taken for what; accuracy, macro F1, and precision and recall of each label come from it.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Share that is right.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>95 % interval of the accuracy, with songs as the independent units.</summary>
    public required Interval Accuracy95 { get; init; }

    /// <summary>Mean F1 of the labels.</summary>
    public double MacroF1 => Confusion.MacroF1;

    /// <summary>Mean -ln of the right label's probability, in nats; a probability below 1e-12 counts as that.</summary>
    public required double LogLoss { get; init; }

    /// <summary>
    /// Expected calibration error: mean distance between confidence and share right over 15 bins of confidence, weighted by size
    /// (Naeini et al., 2015). 0: of the songs called 80 % sure, 80 % are right.
    /// </summary>
    public required double CalibrationError { get; init; }
}
