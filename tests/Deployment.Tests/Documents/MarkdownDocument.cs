using System.Text.RegularExpressions;

namespace GenreFunctions.Deployment.Tests.Documents;

/// <summary>A document: its links, its anchors, and the lines that a reader types.</summary>
internal sealed partial class MarkdownDocument
{
    private static readonly string[] Folders = ["docs", "bench", "models", "core", "functions", "local", "cli", "infra", "tests"];

    private readonly string _prose;

    private MarkdownDocument(string path, string text)
    {
        Path = path;
        Commands = Code().Matches(text).Select(match => match.Value).Concat(CodeInLine().Matches(text).Select(match => match.Value)).ToList();
        _prose = CodeInLine().Replace(Code().Replace(text, ""), "code");
        Anchors = Heading().Matches(Code().Replace(text, "")).Select(match => Anchor(match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Below the repository.</summary>
    public string Path { get; }

    /// <summary>Code, by the block and by the word.</summary>
    public IReadOnlyList<string> Commands { get; }

    /// <summary>What a link may name after a number sign.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <summary>Links to other places of the repository, and of this document.</summary>
    public IEnumerable<string> Links => Link().Matches(_prose).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal));

    public static MarkdownDocument Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(RepositoryFolder.Path, path)).ReplaceLineEndings("\n"));

    /// <summary>All documents but those of others, which lie in build folders.</summary>
    public static IEnumerable<MarkdownDocument> All =>
        Directory.EnumerateFiles(RepositoryFolder.Path, "*.md")
            .Concat(Folders.SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryFolder.Path, folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => System.IO.Path.GetRelativePath(RepositoryFolder.Path, path))
            .Where(path => !Made().IsMatch(path)).Select(Read);

    public override string ToString() => Path;

    // As GitHub makes them: small letters, without signs, spaces as hyphens.
    private static string Anchor(string heading) => Signs().Replace(MarkUp().Replace(heading, "$1").Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^```[\s\S]*?^```|(?<=\n\n)(?: {4}[^\n]*\n(?:\n(?= {4}))*)+", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"`[^`\n]+`")]
    private static partial Regex CodeInLine();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex MarkUp();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|artifacts)/")]
    private static partial Regex Made();
}
