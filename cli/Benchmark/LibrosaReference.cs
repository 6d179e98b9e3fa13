namespace GenreFunctions.Cli.Benchmark;

/// <summary>What the same features cost with librosa 0.8, one thread, on one core of an AMD EPYC (family 26): a yardstick, no figure of this machine. Source: bench/README.md.</summary>
internal static class LibrosaReference
{
    /// <summary>For a song of <see cref="SongSeconds"/>, features only.</summary>
    public const double Milliseconds = 1281;

    /// <summary>How long that song plays.</summary>
    public const double SongSeconds = 30;

    /// <summary>How many times the processor time librosa would take there for audio that took so long here.</summary>
    public static double Times(double audioSeconds, double milliseconds) => Milliseconds * audioSeconds / SongSeconds / milliseconds;
}
