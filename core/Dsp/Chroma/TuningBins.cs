namespace GenreFunctions.Dsp.Chroma;

/// <summary>Deviations from the 440 Hz tuning in hundredths of a semitone: 100 bins from -0.5 on. A tuning is a bin's left edge.</summary>
internal static class TuningBins
{
    public const int Count = 100;

    public static double LeftEdge(int bin) => -0.5 + bin * 0.01;

    /// <summary>The bin that holds a deviation in [-0.5, 0.5); the last one includes its right edge.</summary>
    public static int Of(double deviation)
    {
        var bin = Math.Clamp((int)Math.Floor((deviation + 0.5) * Count), 0, Count - 1);

        // The product above rounds; the edges decide.
        if (bin > 0 && deviation < LeftEdge(bin))
            bin--;
        else if (bin < Count - 1 && deviation >= LeftEdge(bin + 1))
            bin++;
        return bin;
    }
}
