using System.Diagnostics;
using System.Globalization;

namespace GenreFunctions.Tagging;

/// <summary>
/// Segments to song. A song's probabilities are the mean of its segments' probabilities: each segment has the same say,
/// and one that is unsure says little. The mean is then calibrated by a temperature.
/// </summary>
internal static class SongJoin
{
    /// <summary>Joins a song.</summary>
    /// <param name="segmentProbabilities">Row-major, <paramref name="labelCount"/> a segment; each row adds up to 1.</param>
    /// <param name="labelCount">Labels of the model, 2 or more.</param>
    /// <param name="temperature">See <see cref="Calibrate"/>.</param>
    /// <exception cref="ArgumentException">There is no segment, or not a whole number of them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not a positive number, or there are fewer than two labels.</exception>
    public static JoinedSong Join(ReadOnlySpan<double> segmentProbabilities, int labelCount, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labelCount, 2);
        if (segmentProbabilities.IsEmpty || segmentProbabilities.Length % labelCount != 0)
            throw new ArgumentException($"{segmentProbabilities.Length} probabilities are not segments of {labelCount} labels.", nameof(segmentProbabilities));
        var song = new double[labelCount];
        Mean(segmentProbabilities, song);
        Calibrate(song, temperature);
        return new JoinedSong(song, Disagreement(segmentProbabilities, labelCount));
    }

    /// <summary>The mean of the segments' probabilities, label by label.</summary>
    public static void Mean(ReadOnlySpan<double> segmentProbabilities, Span<double> song)
    {
        Debug.Assert(segmentProbabilities.Length > 0 && segmentProbabilities.Length % song.Length == 0);
        song.Clear();
        for (var i = 0; i < segmentProbabilities.Length; i++)
            song[i % song.Length] += segmentProbabilities[i];
        var segments = segmentProbabilities.Length / song.Length;
        foreach (ref var probability in song)
            probability /= segments;
    }

    /// <summary>
    /// p becomes p^(1/T) / sum p^(1/T), in place. T = 1 leaves it, T &gt; 1 evens it out, T &lt; 1 sharpens it; the order stays.
    /// Source: Guo et al., "On Calibration of Modern Neural Networks", 2017 (there on scores, which comes to the same).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not a positive number.</exception>
    public static void Calibrate(Span<double> probabilities, double temperature)
    {
        if (!double.IsFinite(temperature) || temperature <= 0)
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, string.Create(CultureInfo.InvariantCulture, $"A temperature of {temperature} is not a positive number."));
        var maximum = 0.0;
        foreach (var probability in probabilities)
            maximum = Math.Max(maximum, probability);
        Debug.Assert(maximum > 0);
        var sum = 0.0;
        // Against the largest one, so that a high power leaves at least that.
        foreach (ref var probability in probabilities)
            sum += probability = Math.Pow(probability / maximum, 1 / temperature);
        foreach (ref var probability in probabilities)
            probability /= sum;
    }

    /// <summary>
    /// The generalised Jensen-Shannon divergence of the segments, (H(mean p) - mean H(p)) / ln K with H(p) = -sum p ln p: the share of
    /// the greatest possible uncertainty that comes from segments saying different things. In [0, 1]. Source: Lin, "Divergence
    /// measures based on the Shannon entropy", 1991.
    /// </summary>
    public static double Disagreement(ReadOnlySpan<double> segmentProbabilities, int labelCount)
    {
        var mean = new double[labelCount];
        Mean(segmentProbabilities, mean);
        var meanEntropy = Entropy(segmentProbabilities) / (segmentProbabilities.Length / labelCount);
        // Rounding can lead just outside.
        return Math.Clamp((Entropy(mean) - meanEntropy) / Math.Log(labelCount), 0, 1);
    }

    /// <summary>Of several rows: the sum of their entropies.</summary>
    private static double Entropy(ReadOnlySpan<double> probabilities)
    {
        var entropy = 0.0;
        foreach (var probability in probabilities)
        {
            if (probability > 0)
                entropy -= probability * Math.Log(probability);
        }

        return entropy;
    }
}
