namespace GenreFunctions.Features;

/// <summary>
/// When a segment counts as silent: nothing in it can be heard, its features describe the converter's noise, and a model would be as sure of
/// them as of music. Such a segment is neither scored nor learnt from.
/// </summary>
internal static class Silence
{
    /// <summary>The mean over the frames of the root mean square, 80 dB below full scale: some three steps of 16-bit audio.</summary>
    public const double RootMeanSquare = 1e-4;

    private static readonly int RootMeanSquareIndex = FeatureSchema.Names.ToList().IndexOf("rms_mean");

    /// <summary>Whether these features are of a silent segment.</summary>
    public static bool IsIn(ReadOnlySpan<double> features) => features[RootMeanSquareIndex] is >= 0 and < RootMeanSquare;
}
