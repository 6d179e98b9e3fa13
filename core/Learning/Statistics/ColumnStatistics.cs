namespace GenreFunctions.Learning.Statistics;

/// <summary>What there is to say about one feature.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Count">Rows.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Std">Standard deviation of the rows as a population: root of the mean squared distance from the mean (divided by n).</param>
/// <param name="SampleStd">Standard deviation as an estimate for rows not seen (divided by n - 1); <see langword="null"/> for one row.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Skewness">Third standardised moment, 0 where both sides are alike; <see langword="null"/> where nothing varies.</param>
/// <param name="ExcessKurtosis">Fourth standardised moment less 3, 0 for the normal distribution, above for long tails; <see langword="null"/> where nothing varies.</param>
/// <param name="Normality">How far from normal; <see langword="null"/> where nothing varies.</param>
public sealed record ColumnStatistics(
    string Name,
    long Count,
    double Mean,
    double Std,
    double? SampleStd,
    double Minimum,
    double Maximum,
    double? Skewness,
    double? ExcessKurtosis,
    JarqueBera? Normality)
{
    /// <summary>Greatest less least.</summary>
    public double Range => Maximum - Minimum;

    internal static ColumnStatistics Of(string name, Moments moments) => new(
        name,
        moments.Count,
        moments.Mean,
        Math.Sqrt(moments.SumOfSquares / moments.Count),
        moments.Count > 1 ? Math.Sqrt(moments.SumOfSquares / (moments.Count - 1)) : null,
        moments.Minimum,
        moments.Maximum,
        moments.Skewness,
        moments.ExcessKurtosis,
        moments.Varies ? JarqueBera.Of(moments.Count, moments.Skewness!.Value, moments.ExcessKurtosis!.Value) : null);
}
