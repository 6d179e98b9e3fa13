namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What <see cref="MultiLabelProtocol"/> found.</summary>
public sealed record MultiLabelReport
{
    /// <summary>The learner and its settings.</summary>
    public required string Learner { get; init; }

    /// <summary>All songs of all folds together, tags said by the thresholds of their fold.</summary>
    public required MultiLabelEvaluation Songs { get; init; }

    /// <summary>Micro F1 of each fold by itself: how much chance there is in the number.</summary>
    public required IReadOnlyList<double> FoldMicroF1 { get; init; }

    /// <summary>Share of the songs whose likeliest class is right; <see langword="null"/> where no classes were learnt.</summary>
    public double? ClassAccuracy { get; init; }

    /// <summary>The thresholds of each fold, one a tag.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Thresholds { get; init; }

    /// <summary>The songs, fold by fold: numbers of the rows' songs.</summary>
    public required IReadOnlyList<int> SongNumbers { get; init; }

    /// <summary>What was said of each of these songs by a model that had not heard it.</summary>
    public required TagScores Scores { get; init; }
}
