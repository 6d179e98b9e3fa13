namespace GenreFunctions.Explaining;

/// <summary>How exact an explanation is, and what it may take.</summary>
public sealed record ExplanationOptions
{
    /// <summary>The least that can be asked for: every segment is walked through twice.</summary>
    internal const int LeastRows = 1_000;

    /// <summary>The default of <see cref="MaximumSegments"/>.</summary>
    public const int DefaultMaximumSegments = 100;

    /// <summary>What the order of the features is drawn from; the same seed gives the same explanation. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// The standard error at which it stops: no value of any label has a greater one then. In probability, above 0 and below 1. Default 0.005, half a
    /// percentage point, which hardly shows in a bar. Half of it takes four times the work.
    /// </summary>
    public double StandardError { get; init; } = 0.005;

    /// <summary>
    /// Rows that the model scores at most, 1,000 or more; it stops there, however exact it is, but never before every segment was looked at twice. Default
    /// 100,000: half a second with a small network, half a minute with the slowest of models, and mostly enough for the standard error above.
    /// </summary>
    public int MaximumRows { get; init; } = 100_000;

    /// <summary>
    /// Segments of a song that are looked at, 1 or more; of a longer song as many, evenly chosen. Default 100, five minutes. More: slower, and little
    /// different.
    /// </summary>
    public int MaximumSegments { get; init; } = DefaultMaximumSegments;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal ExplanationOptions Checked()
    {
        if (!(StandardError > 0 && StandardError < 1))
            throw new ArgumentOutOfRangeException(nameof(StandardError), StandardError, $"A standard error of {StandardError} is not between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumRows, LeastRows, nameof(MaximumRows));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumSegments, 1, nameof(MaximumSegments));
        return this;
    }
}
