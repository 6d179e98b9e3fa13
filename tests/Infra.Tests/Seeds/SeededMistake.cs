namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>A mistake that somebody could make, and who has to notice.</summary>
/// <param name="File">Where, as from the repository's root.</param>
/// <param name="Find">What stands there now, exactly <paramref name="Times"/> times.</param>
/// <param name="Replace">What would stand there, in the first of these places.</param>
/// <param name="Rule">The rule that has to say something new.</param>
/// <param name="Fragment">A part of what it says.</param>
/// <param name="Times">How often the text stands there.</param>
internal sealed record SeededMistake(string File, string Find, string Replace, string Rule, string Fragment, int Times = 1)
{
    /// <summary>The file with the mistake in it.</summary>
    public string Apply(string text)
    {
        var at = text.IndexOf(Find, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), Replace, text.AsSpan(at + Find.Length));
    }

    public override string ToString() => $"{File}: {Find.ReplaceLineEndings(" ")} -> {Replace.ReplaceLineEndings(" ")}";
}
