using GenreFunctions.Dsp.Spectrum;

namespace GenreFunctions.Dsp;

/// <summary>Mean and variance (of the population: divided by the count, not by one less). Source: <c>numpy.mean</c>, <c>numpy.var</c>.</summary>
internal readonly record struct Moments(double Mean, double Variance)
{
    /// <summary>The moments of one row.</summary>
    public static Moments Of(FrameRows rows, int row, int frameCount) => Of(rows, row, 1, frameCount);

    /// <summary>The moments of all values of several rows together, in two passes.</summary>
    public static Moments Of(FrameRows rows, int firstRow, int rowCount, int frameCount)
    {
        var sum = 0.0;
        for (var row = firstRow; row < firstRow + rowCount; row++)
            foreach (var value in rows.Row(row, frameCount))
                sum += value;

        var mean = sum / ((double)rowCount * frameCount);
        var squares = 0.0;
        for (var row = firstRow; row < firstRow + rowCount; row++)
            foreach (var value in rows.Row(row, frameCount))
                squares += (value - mean) * (value - mean);

        return new Moments(mean, squares / ((double)rowCount * frameCount));
    }
}
