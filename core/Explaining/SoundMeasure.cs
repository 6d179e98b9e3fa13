namespace GenreFunctions.Explaining;

/// <summary>
/// The features of one measure, which are explained together: its mean and its variance over a segment. They rise and fall together, so that apart each would
/// get half of what is the measure's.
/// </summary>
/// <param name="Id">The measure as column names spell it: <c>spectral_centroid</c>, <c>mfcc3</c>.</param>
/// <param name="MeanColumn">Place of its mean among the features.</param>
/// <param name="VarianceColumn">Place of its variance; <see langword="null"/> for the tempo, which is one number.</param>
internal sealed record SoundMeasure(string Id, int MeanColumn, int? VarianceColumn)
{
    /// <summary>Places of all its features.</summary>
    public int[] Columns { get; } = VarianceColumn is { } variance ? [MeanColumn, variance] : [MeanColumn];
}
