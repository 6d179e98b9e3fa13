using System.Text.RegularExpressions;

namespace GenreFunctions.Deployment.Tests.Twins;

/// <summary>What a hook calls and says, found in its text; the same for both languages where the hooks do the same.</summary>
internal sealed partial class HookScript
{
    private readonly string _text;

    private HookScript(string text)
    {
        // Without comments, with continued lines in one, and with what ${NAME:?is missing} says written out.
        _text = Missing().Replace(ContinuedLine().Replace(Comment().Replace(text, ""), " "), "$$$1 $2");
    }

    public static HookScript Posix(string name) => new(Read(name + ".sh"));

    public static HookScript PowerShell(string name) => new(Read(name + ".ps1"));

    /// <summary>The calls of az and azd: subcommands, options, and names that are given values.</summary>
    public IEnumerable<string> Calls =>
        Call().Matches(_text).Select(match => string.Join(' ', Computed().Replace(match.Value, "").Split(' ').Select(Part).Where(part => part != "")));

    /// <summary>Sentences of three words or more; what is inserted into them is left out.</summary>
    public IEnumerable<string> Sentences =>
        Quoted().Matches(_text).Select(match => Inserted().Replace(match.Groups["text"].Value, "…"))
            .Where(text => Sentence().IsMatch(text)).Distinct().Order();

    private static string Part(string argument) => NamedPart().Match(argument) is { Success: true } part ? part.Groups[1].Value : "";

    private static string Read(string file) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra/hooks", file));

    [GeneratedRegex(@"^\s*#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+[\\`]\n\s*")]
    private static partial Regex ContinuedLine();

    // Up to a redirection or what is done when it fails; the one answer that is kept, too.
    [GeneratedRegex(@"(?<=^\s*|= )azd? [a-z].*?(?= \|| [12]?>|$)", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"^""?([a-z]+$|--?[a-z-]+$|\w+(?==)|[A-Z_]+$)")]
    private static partial Regex NamedPart();

    [GeneratedRegex(@"(['""])(?<text>.*?)\1")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(\w|…)[^=$""]* [^\s""]+ [^""]+$")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\$\{(\w+):\?([^}]*)\}")]
    private static partial Regex Missing();

    [GeneratedRegex(@"""?\$?\(.*\)""?")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\$\{[^}]*\}|\$\([^)]*\)|\$(env:)?\w+")]
    private static partial Regex Inserted();
}
