namespace GenreFunctions.Learning.Measures;

/// <summary>How well probabilities name what is right.</summary>
public sealed record Evaluation
{
    /// <summary>What was taken for what; accuracy, macro F1, and precision and recall of each label come from it.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Share that is right.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>95 % interval of the accuracy, with songs as the independent units: Wilson's, for as many independent answers as would vary as much.</summary>
    public required Interval Accuracy95 { get; init; }

    /// <summary>95 % intervals by the bootstrap, songs drawn anew; for the accuracy of few songs <see cref="Accuracy95"/> is the better one.</summary>
    public required BootstrapIntervals Bootstrap95 { get; init; }

    /// <summary>Mean F1 of the labels.</summary>
    public double MacroF1 => Confusion.MacroF1;

    /// <summary>Mean -ln of the right label's probability, in nats; a probability below 1e-12 counts as that.</summary>
    public required double LogLoss { get; init; }

    /// <summary>
    /// Expected calibration error: mean distance between confidence and share right over 15 bins of confidence, weighted by size
    /// (Naeini et al., 2015). 0: of the songs called 80 % sure, 80 % are right.
    /// </summary>
    public double CalibrationError => Reliability.Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Accuracy)) / Confusion.Count;

    /// <summary>Fifteen bins of confidence, from the least to the most.</summary>
    public required IReadOnlyList<CalibrationBin> Reliability { get; init; }
}
