using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>Plays a chord one tone after the other: <c>0</c> is the root, <c>1</c> the next tone up, and so on, over the octaves.</summary>
/// <param name="Figure">The pattern.</param>
/// <param name="LowestPitch">Tone 0 is the root at or above this pitch.</param>
internal sealed record ArpeggioPlayer(string Figure, int LowestPitch) : Player
{
    private readonly Pattern _figure = new(Figure);

    /// <inheritdoc/>
    public override IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random)
    {
        foreach (var stroke in _figure.InBar(bar, plan.StepsPerBar))
        {
            var pitch = plan.ChordAt(bar, stroke.Step).Tone(stroke.Sign - '0', LowestPitch);
            yield return plan.Note(bar, stroke, pitch, stroke.Step % plan.StepsPerBeat == 0 ? 0.8 : 0.6, random);
        }
    }
}
