using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>Walks in quarters as jazz basses do: root, two tones of the chord, and a semitone step towards the next root.</summary>
internal sealed record WalkingBassist : Player
{
    /// <summary>E1, the lowest string of a double bass.</summary>
    private const int LowestPitch = 28;

    /// <inheritdoc/>
    public override IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random)
    {
        for (var beat = 0; beat < 4; beat++)
        {
            var stroke = new Stroke(beat * plan.StepsPerBeat, plan.StepsPerBeat, 'R');
            var chord = plan.ChordAt(bar, stroke.Step);
            var pitch = beat switch
            {
                0 => chord.RootFrom(LowestPitch),
                3 => plan.ChordAt(bar + 1, 0).RootFrom(LowestPitch) + (random.NextBelow(2) == 0 ? -1 : 1),
                _ => chord.Tone(1 + random.NextBelow(3), LowestPitch),
            };
            yield return plan.Note(bar, stroke, pitch, beat % 2 == 1 ? 0.85 : 0.75, random);
        }
    }
}
