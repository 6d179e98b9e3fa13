namespace GenreFunctions.Cli.Benchmark;

/// <summary>What several turns gave.</summary>
/// <param name="Median">The one in the middle: a single disturbed turn does not count.</param>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>How far the turns lie apart, as a part of the median.</summary>
    public double RelativeRange => (Most - Least) / Median;

    /// <summary>Of at least one number.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var (low, high) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
        return new Spread((low + high) / 2, sorted[0], sorted[^1]);
    }
}
