using GenreFunctions.Learning.Measures;
using GenreFunctions.Tagging;

namespace GenreFunctions.Learning;

/// <summary>What a protocol found.</summary>
public sealed record ProtocolReport
{
    /// <summary><c>segments</c> or <c>songs</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>What was done, in a sentence, with what the numbers are worth.</summary>
    public required string Description { get; init; }

    /// <summary>Whether segments of one song were on both sides, so that the numbers flatter.</summary>
    public required bool Leaky { get; init; }

    /// <summary>The seeds or folds.</summary>
    public required IReadOnlyList<ProtocolRun> Runs { get; init; }

    /// <summary>Mean segment accuracy of the runs.</summary>
    public double MeanSegmentAccuracy => Runs.Average(run => run.SegmentAccuracy);

    /// <summary>95 % interval of that mean over the runs (Student's t).</summary>
    public Interval MeanSegmentAccuracy95 => Interval.OfMean([.. Runs.Select(run => run.SegmentAccuracy)]);

    /// <summary>All test segments of all runs together.</summary>
    public required Evaluation Segments { get; init; }

    /// <summary>All test songs of all folds together, as the mean of the segments says; <see langword="null"/> for <c>segments</c>.</summary>
    public Evaluation? Songs { get; init; }

    /// <summary>The calibration found on these songs; <see langword="null"/> for <c>segments</c>.</summary>
    public SongCalibration? Calibration { get; init; }

    /// <summary>The songs after calibration: the same accuracy, another log loss. One number was fitted to these very songs.</summary>
    public Evaluation? CalibratedSongs { get; init; }
}
