using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>Plays root, fifth and octave on a guitar's low strings: the chord that survives distortion.</summary>
/// <param name="Rhythm">The pattern: <c>x</c> a chord, <c>o</c> the root alone.</param>
/// <param name="LowestPitch">E2 (40) on a guitar in standard tuning.</param>
internal sealed record PowerChordPlayer(string Rhythm, int LowestPitch = 40) : Player
{
    private static readonly int[] Intervals = [0, 7, 12];

    private readonly Pattern _rhythm = new(Rhythm);

    /// <inheritdoc/>
    public override IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random)
    {
        foreach (var stroke in _rhythm.InBar(bar, plan.StepsPerBar))
        {
            var root = plan.ChordAt(bar, stroke.Step).RootFrom(LowestPitch);
            foreach (var interval in stroke.Sign == 'o' ? Intervals.Take(1) : Intervals)
                yield return plan.Note(bar, stroke, root + interval, 0.85, random);
        }
    }
}
