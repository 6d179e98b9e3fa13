using System.Text.RegularExpressions;

namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>A mistake that somebody could make, and who has to notice.</summary>
/// <param name="Files">Where, as from the repository's root; a folder, with a slash at its end, for any of its files, and <c>|</c> between several.</param>
/// <param name="Find">What stands there now, exactly <paramref name="Times"/> times.</param>
/// <param name="Replace">What would stand there, in the first of these places.</param>
/// <param name="Rule">The rule that has to say something new.</param>
/// <param name="Fragment">A part of what it says.</param>
/// <param name="Times">How often the text stands there.</param>
internal sealed record SeededMistake(string Files, string Find, string Replace, string Rule, string Fragment, int Times = 1)
{
    /// <summary>The files that have the text in them, and how often.</summary>
    public IReadOnlyList<(string Path, int Times)> Places(Infrastructure infrastructure) =>
    [
        .. Files.Split('|').SelectMany(file => file.EndsWith('/') ? infrastructure.Paths.Where(path => path.StartsWith(file, StringComparison.Ordinal)) : [file])
            .Select(path => (path, Regex.Count(infrastructure.Text(path) ?? "", Regex.Escape(Find)))).Where(one => one.Item2 > 0),
    ];

    /// <summary>The repository with the mistake in it.</summary>
    public Infrastructure Make(string folder, Infrastructure clean)
    {
        var path = Places(clean)[0].Path;
        var text = clean.Text(path)!;
        var at = text.IndexOf(Find, StringComparison.Ordinal);
        return Infrastructure.Load(folder, new Dictionary<string, string> { [path] = string.Concat(text.AsSpan(0, at), Replace, text.AsSpan(at + Find.Length)) });
    }

    public override string ToString() => $"{Files}: {Find.ReplaceLineEndings(" ")} -> {Replace.ReplaceLineEndings(" ")}";
}
