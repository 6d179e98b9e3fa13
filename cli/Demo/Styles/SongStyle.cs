namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>A demo song as a band would agree on it: tempo, chords, and who plays what.</summary>
/// <param name="Name">The genre it is named after.</param>
/// <param name="BeatsPerMinute">Tempo, in quarters; a bar has four.</param>
/// <param name="StepsPerBar">16 for straight sixteenths, 12 for a shuffle of triplets.</param>
/// <param name="LoudnessDb">RMS in decibels below full scale: what is usual for the genre.</param>
/// <param name="Chords">A bar between two <c>|</c>, one or more chords in it, round and round.</param>
/// <param name="Parts">The band.</param>
internal sealed record SongStyle(
    string Name, double BeatsPerMinute, int StepsPerBar, double LoudnessDb, string Chords, IReadOnlyList<Part> Parts)
{
    /// <summary>How late every second step is, in steps. Default 0, straight.</summary>
    public double SwingSteps { get; init; }

    /// <summary>Where the recording's highs end: low for an old tape. Default 10 kHz.</summary>
    public double BandwidthHz { get; init; } = 10_000;

    /// <summary>How far notes are off the beat at most. Default 4 ms: tight, and alive.</summary>
    public double LoosenessSeconds { get; init; } = 0.004;
}
