using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>Plays whole chords in a rhythm: <c>X</c> loud, <c>x</c> normal, <c>o</c> soft.</summary>
/// <param name="Rhythm">The pattern.</param>
/// <param name="LowestPitch">The voicing is the inversion whose tones lie just above this pitch, so that chords connect closely.</param>
/// <param name="Strum">Seconds between one string and the next: a strummed guitar; 0 for keys.</param>
internal sealed record ChordPlayer(string Rhythm, int LowestPitch, double Strum = 0) : Player
{
    private readonly Pattern _rhythm = new(Rhythm);

    /// <inheritdoc/>
    public override IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random)
    {
        foreach (var stroke in _rhythm.InBar(bar, plan.StepsPerBar))
        {
            var chord = plan.ChordAt(bar, stroke.Step);
            var pitches = chord.Intervals.Select(interval => Above(chord.RootPitchClass + interval)).Order().ToArray();
            for (var i = 0; i < pitches.Length; i++)
            {
                var note = plan.Note(bar, stroke, pitches[i], stroke.Sign switch { 'X' => 0.95, 'o' => 0.4, _ => 0.7 }, random);
                yield return note with { StartSample = note.StartSample + Sound.Samples(i * Strum) };
            }
        }
    }

    private int Above(int pitchClass) => LowestPitch + ((((pitchClass - LowestPitch) % 12) + 12) % 12);
}
