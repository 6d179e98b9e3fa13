namespace GenreFunctions.Audio;

/// <summary>Compares how long a song is with what its header says.</summary>
internal static class StatedLength
{
    /// <summary>What encoders and containers round and pad stays below both; what a listener would miss lies above.</summary>
    private const double MissingSeconds = 1, MissingPart = 0.02;

    /// <summary>Whether a listener would miss <paramref name="missing"/> seconds of <paramref name="stated"/>.</summary>
    public static bool IsMissed(double missing, double stated) => missing > Math.Max(MissingSeconds, MissingPart * stated);
}
