namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>Something that sounds notes. Immutable: one instance plays in any number of songs.</summary>
internal abstract record Instrument
{
    /// <summary>Adds a note to <paramref name="output"/>, whose first sample is the note's start and whose last is the song's.</summary>
    public abstract void Play(in Note note, Span<float> output, Pcg32 random);
}
