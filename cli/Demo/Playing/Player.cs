using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>Somebody in the band: turns the song's plan into the notes of one part.</summary>
internal abstract record Player
{
    /// <summary>The notes of one bar.</summary>
    public abstract IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random);
}
