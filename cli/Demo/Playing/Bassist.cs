using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>
/// Plays a bass line by degrees of the chord: <c>R</c> root, <c>3</c> third, <c>5</c> fifth, <c>6</c> sixth, <c>7</c> minor seventh,
/// <c>8</c> octave, <c>b</c> the semitone below the next chord's root.
/// </summary>
/// <param name="Line">The pattern.</param>
internal sealed record Bassist(string Line) : Player
{
    /// <summary>E1, the lowest string of a bass.</summary>
    private const int LowestPitch = 28;

    private readonly Pattern _line = new(Line);

    /// <inheritdoc/>
    public override IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random)
    {
        foreach (var stroke in _line.InBar(bar, plan.StepsPerBar))
        {
            var chord = plan.ChordAt(bar, stroke.Step);
            var next = plan.ChordAt(bar, stroke.Step + plan.StepsPerBeat);
            var root = chord.RootFrom(LowestPitch);
            var pitch = stroke.Sign switch
            {
                '3' => root + chord.Third,
                '5' => root + chord.Fifth,
                '6' => root + 9,
                '7' => root + 10,
                '8' => root + 12,
                'b' => next.RootFrom(LowestPitch) - 1,
                _ => root,
            };
            yield return plan.Note(bar, stroke, pitch, stroke.Step == 0 ? 0.95 : 0.78, random);
        }
    }
}
