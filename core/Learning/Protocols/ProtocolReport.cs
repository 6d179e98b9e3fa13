using GenreFunctions.Learning.Measures;
using GenreFunctions.Tagging;

namespace GenreFunctions.Learning.Protocols;

/// <summary>What a protocol found.</summary>
public sealed record ProtocolReport
{
    /// <summary><c>report</c>, <c>songs</c>, <c>artists</c> or <c>filtered</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>What was done, in a sentence, with what the numbers are worth.</summary>
    public required string Description { get; init; }

    /// <summary>Whether segments of one song were on both sides, so that the numbers flatter.</summary>
    public required bool Leaky { get; init; }

    /// <summary>What learnt.</summary>
    public required string Learner { get; init; }

    /// <summary>Its settings, in words.</summary>
    public required string Settings { get; init; }

    /// <summary>The seeds or folds.</summary>
    public required IReadOnlyList<ProtocolRun> Runs { get; init; }

    /// <summary>Mean segment accuracy of the runs.</summary>
    public double MeanSegmentAccuracy => Runs.Average(run => run.SegmentAccuracy);

    /// <summary>95 % interval of that mean over the runs (Student's t).</summary>
    public Interval MeanSegmentAccuracy95 => Interval.OfMean([.. Runs.Select(run => run.SegmentAccuracy)]);

    /// <summary>All test segments of all runs together.</summary>
    public required Evaluation Segments { get; init; }

    /// <summary>All test songs of all runs together, each as the mean of its test segments says. With several seeds a song counts once for each.</summary>
    public required Evaluation Songs { get; init; }

    /// <summary>The calibration found on these songs; <see langword="null"/> where the protocol leaks, because then it would be too sure.</summary>
    public SongCalibration? Calibration { get; init; }

    /// <summary>The songs after calibration: the same accuracy, another log loss. Two numbers were fitted to these very songs.</summary>
    public Evaluation? CalibratedSongs { get; init; }

    /// <summary>Mean training time of the runs, by the clock.</summary>
    public double TrainingSeconds => Runs.Average(run => run.TrainingSeconds);

    /// <summary>Mean time to score a segment, by the clock.</summary>
    public double ScoringSecondsPerSegment => Runs.Sum(run => run.ScoringSeconds) / Runs.Sum(run => run.Test.Segments);

    /// <summary>Mean length of the models' files; <see langword="null"/> where there are none.</summary>
    public double? ModelBytes => Runs.All(run => run.ModelBytes is not null) ? Runs.Average(run => (double)run.ModelBytes!) : null;
}
