using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>Plays one drum: <c>X</c> is loud, <c>x</c> normal, <c>o</c> soft.</summary>
/// <param name="Beat">The pattern.</param>
/// <param name="Fill">What is played instead in every fourth bar; nothing: the beat goes on.</param>
internal sealed record Drummer(string Beat, string? Fill = null) : Player
{
    private readonly Pattern _beat = new(Beat);
    private readonly Pattern? _fill = Fill is null ? null : new Pattern(Fill);

    /// <inheritdoc/>
    public override IEnumerable<Note> PlayBar(SongPlan plan, int bar, Pcg32 random)
    {
        var pattern = _fill is not null && SongPlan.EndsPhrase(bar) ? _fill : _beat;
        foreach (var stroke in pattern.InBar(bar, plan.StepsPerBar))
            yield return plan.Note(bar, stroke, 0, stroke.Sign switch { 'X' => 1, 'o' => 0.4, _ => 0.72 }, random);
    }
}
