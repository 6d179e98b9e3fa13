using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Songs;

/// <summary>How songs are measured, and how many times they are learnt from.</summary>
public sealed record SongLearnerOptions
{
    /// <summary>The most halves: by then every segment has been beside every other.</summary>
    public const int MostHalves = 100;

    /// <summary>
    /// Columns whose logarithm is taken before anything is measured, places counted from 0: the variances, by default. A mean of logarithms says what a song is like most of the time, a mean
    /// of variances what it is like at its liveliest.
    /// </summary>
    public IReadOnlyList<int> LogColumns { get; init; } = PreparationOptions.LogVariances;

    /// <summary>
    /// So many times more is each song of several segments learnt from, as a random half of them, 0 to <see cref="MostHalves"/>. More of it: less is learnt by heart, longer training.
    /// </summary>
    public int Halves { get; init; } = 4;

    internal SongLearnerOptions Checked() => Halves is >= 0 and <= MostHalves
        ? this
        : throw new ArgumentOutOfRangeException(nameof(Halves), Halves, $"{Halves} halves of each song are not 0 to {MostHalves}.");
}
