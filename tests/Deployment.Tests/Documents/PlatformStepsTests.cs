using System.Text.RegularExpressions;
using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Documents;

/// <summary>What the documents for platform teams have them type: are the names right?</summary>
public sealed partial class PlatformStepsTests
{
    private static readonly IReadOnlyList<MarkdownDocument> Pages = [MarkdownDocument.Read("docs/platform.md"), MarkdownDocument.Read("docs/security.md")];

    private static IEnumerable<string> Commands => Pages.SelectMany(page => page.Commands);

    [Fact]
    public void Steps_ValuesThatAreSet_AreReadByTheParametersOrTheHooks()
    {
        var readers = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra/main.parameters.json")) + string.Concat(Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "infra/hooks")).Select(File.ReadAllText));
        var names = Found(SetValue()).Except(["NAME"]).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Matches($@"\$\{{{name}\b", readers));
    }

    [Fact]
    public void Steps_HooksThatAreRun_AreThere() =>
        Assert.All(Found(RunHook()), name => Assert.Contains(name, AzdRoot.All.SelectMany(root => root.Keys("hooks"))));

    [Fact]
    public void Steps_FoldersThatAreEntered_AreRoots()
    {
        var folders = Found(Enter()).ToList();

        Assert.Equal(2, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.Contains(folder, AzdRoot.All.Select(root => root.Folder)));
    }

    [Fact]
    public void Steps_AzdThatIsNeeded_IsTheRoots()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs/platform.md"));

        Assert.All(AzdRoot.All, root => Assert.Contains(Version.Parse(root.Value("requiredVersions", "azd")!.TrimStart('>', '=', ' ')).ToString(2), page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Found(Regex pattern) => Commands.SelectMany(command => pattern.Matches(command)).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"azd env set (\w+) ")]
    private static partial Regex SetValue();

    [GeneratedRegex(@"azd hooks run (\w+)")]
    private static partial Regex RunHook();

    [GeneratedRegex(@"\(cd ([\w/]+) &&")]
    private static partial Regex Enter();
}
