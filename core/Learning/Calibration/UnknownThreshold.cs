namespace GenreFunctions.Learning.Calibration;

/// <summary>
/// Where <c>unknown</c> begins. The rule: the confidence below which naming no genre would have made the fewest mistakes on
/// songs the model had not seen, when a wrong genre named and a right one withheld count the same. Just below such a threshold
/// fewer than half of the songs are right. Among equals the lowest threshold is taken: when in doubt, a genre is named.
/// </summary>
internal static class UnknownThreshold
{
    /// <summary>Chooses the threshold, half-way between two songs; 0 where withholding never helps.</summary>
    /// <param name="confidences">The calibrated probability of each song's best genre.</param>
    /// <param name="right">Whether that genre was right.</param>
    public static double Choose(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> right)
    {
        var (keys, values) = (confidences.ToArray(), right.ToArray());
        Array.Sort(keys, values);
        var (saved, most, threshold) = (0, 0, 0.0);
        for (var i = 0; i < keys.Length; i++)
        {
            // Withholding this song too saves a mistake if it is wrong, and makes one if it is right.
            saved += values[i] ? -1 : 1;
            var next = i + 1 < keys.Length ? keys[i + 1] : 1;
            if (saved <= most || next <= keys[i])
                continue;
            (most, threshold) = (saved, (keys[i] + next) / 2);
        }

        return threshold;
    }
}
