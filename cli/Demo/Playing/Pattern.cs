namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>
/// A rhythm as drummers write it down, a sign a step: <c>.</c> is silence, <c>-</c> holds what sounds, anything else starts a note.
/// Blanks and bars (<c>|</c>) are for the reader's eye.
/// </summary>
internal sealed class Pattern
{
    private readonly List<Stroke> _strokes = [];

    /// <summary>Reads a pattern of at least one step.</summary>
    public Pattern(string text)
    {
        var signs = text.Replace(" ", "", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal);
        StepCount = signs.Length;
        for (var step = 0; step < signs.Length; step++)
        {
            if (signs[step] is '.' or '-')
                continue;
            var end = step + 1;
            while (end < signs.Length && signs[end] == '-')
                end++;
            _strokes.Add(new Stroke(step, end - step, signs[step]));
        }
    }

    /// <summary>Steps until it starts again.</summary>
    public int StepCount { get; }

    /// <summary>The strokes that fall into one bar when the pattern is played round and round; steps count from the bar's start.</summary>
    public IEnumerable<Stroke> InBar(int bar, int stepsPerBar)
    {
        var first = bar * stepsPerBar % StepCount;
        foreach (var stroke in _strokes)
        {
            for (var step = stroke.Step - first; step < stepsPerBar; step += StepCount)
            {
                if (step >= 0)
                    yield return stroke with { Step = step };
            }
        }
    }
}
