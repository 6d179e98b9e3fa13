using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>
/// Makes up a melody: phrases of four bars in the form A B A C, each letter a rhythm and a contour that come back;
/// long notes and beats settle on tones of the chord. The seed decides the tune.
/// </summary>
/// <param name="Scale">The scale's pitch classes, 0 = C.</param>
/// <param name="Middle">The pitch the melody stays around.</param>
/// <param name="Rhythms">A rhythm a bar, three of them: A, B and C.</param>
internal sealed record Soloist(IReadOnlyList<int> Scale, int Middle, params string[] Rhythms) : Player
{
    private const string Form = "ABAC";

    /// <summary>Seven scale steps, about an octave, up and down: what a singer is comfortable with.</summary>
    private const int RangeSteps = 7;

    /// <summary>Melodies move by step more often than they leap.</summary>
    private static readonly int[] Moves = [-1, 1, -1, 1, 0, 2, -2, 3, -3];

    private readonly Pattern[] _rhythms = [.. Rhythms.Select(rhythm => new Pattern(rhythm))];

    /// <inheritdoc/>
    public override IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random)
    {
        var letter = Form[bar % Form.Length] - 'A';
        var contour = new Pcg32(plan.Seed + (ulong)letter, (ulong)Middle);
        var position = contour.NextBelow(5) - 2;
        foreach (var stroke in _rhythms[letter % _rhythms.Length].InBar(0, plan.StepsPerBar))
        {
            position += Moves[contour.NextBelow(Moves.Length)];
            position = Math.Clamp(position, -RangeSteps, RangeSteps);
            var pitch = ScalePitch(position);
            if (stroke.Step % plan.StepsPerBeat == 0 || stroke.LengthSteps > plan.StepsPerBeat)
                pitch = Settle(pitch, plan.ChordAt(bar, stroke.Step));
            yield return plan.Note(bar, stroke, pitch, stroke.Step == 0 ? 0.9 : 0.75, random);
        }
    }

    /// <summary>The scale's pitch so many steps from the middle.</summary>
    private int ScalePitch(int steps)
    {
        var pitch = Middle;
        for (var left = Math.Abs(steps); left > 0;)
        {
            pitch += Math.Sign(steps);
            if (Scale.Contains(pitch % 12))
                left--;
        }

        return pitch;
    }

    /// <summary>The nearest tone of the chord.</summary>
    private static int Settle(int pitch, Chord chord)
    {
        var distance = Enumerable.Range(0, 7).First(away => chord.Has(pitch - away) || chord.Has(pitch + away));
        return chord.Has(pitch - distance) ? pitch - distance : pitch + distance;
    }
}
