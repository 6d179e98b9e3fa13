namespace GenreFunctions.Cli.Benchmark;

/// <summary>One song after another on one core, from the bytes of the file to the tags.</summary>
/// <param name="Name">The song and how it is decoded.</param>
/// <param name="AudioSeconds">How long it plays.</param>
/// <param name="Milliseconds">Time a song, turn by turn.</param>
/// <param name="IsProcessorTime">False where only the clock tells, as another program decodes and the system does not say what that took.</param>
/// <param name="Songs">Songs that were measured.</param>
/// <param name="AllocatedBytes">Memory asked for a song, on the thread that works on it.</param>
internal sealed record SongSpeed(string Name, double AudioSeconds, Spread Milliseconds, bool IsProcessorTime, int Songs, long AllocatedBytes)
{
    /// <summary>Songs that a core does in a second that it has to itself.</summary>
    public double SongsPerSecond => 1000 / Milliseconds.Median;

    /// <summary>How much faster than playing it.</summary>
    public double TimesRealTime => AudioSeconds * SongsPerSecond;

    /// <summary>See <see cref="LibrosaReference"/>.</summary>
    public double TimesLibrosa => LibrosaReference.Times(AudioSeconds, Milliseconds.Median);
}
