using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenreFunctions.Deployment.Tests.Roots;

public sealed partial class AzdRootsTests
{
    private static readonly string Infra = Path.Combine(RepositoryFolder.Path, "infra");

    /// <summary>What azd knows of an environment without being told (AZURE_SUBSCRIPTION_ID), and what a shell has.</summary>
    private static readonly string[] NotOurs = ["AZURE_SUBSCRIPTION_ID", "PWD"];

    [Fact]
    public void Roots_AreAllThatAreThere()
    {
        var files = Directory.EnumerateFiles(Infra, "azure.yaml", SearchOption.AllDirectories).Append(Path.Combine(RepositoryFolder.Path, "azure.yaml"));

        Assert.Equal(AzdRoot.All.Select(root => Path.Combine(root.FullPath, "azure.yaml")).Order(), files.Order());
    }

    [Fact]
    public void Roots_Names_Differ() => Assert.Equal(AzdRoot.All.Count, AzdRoot.All.Select(root => root.Value("name")).Distinct().Count());

    [Fact]
    public void Roots_Infrastructure_IsTheSameTemplateWithItsParameters()
    {
        Assert.All(AzdRoot.All, root =>
        {
            var folder = Path.GetFullPath(Path.Combine(root.FullPath, root.Value("infra", "path")!));
            Assert.Equal(Infra, folder);
            Assert.True(File.Exists(Path.Combine(folder, root.Value("infra", "module") + ".bicep")));
            Assert.True(File.Exists(Path.Combine(folder, root.Value("infra", "module") + ".parameters.json")));
        });
    }

    [Fact]
    public void Roots_RequiredVersions_AreGiven() =>
        Assert.All(AzdRoot.All, root => Assert.Matches(@"^>= \d+\.\d+\.\d+$", root.Value("requiredVersions", "azd")));

    [Fact]
    public void RemoteBuild_WithArguments_RequiresAnAzdThatPassesThemOn()
    {
        // Before 1.25, buildArgs of a remote build are dropped without a word (github.com/Azure/azure-dev, issue 7990).
        Assert.Equal("true", AzdRoot.Containers.Value("services", "tagger", "docker", "remoteBuild"));
        Assert.NotEmpty(AzdRoot.Containers.Values("services", "tagger", "docker", "buildArgs"));
        Assert.True(Version.Parse(AzdRoot.Containers.Value("requiredVersions", "azd")!.TrimStart('>', '=', ' ')) >= new Version(1, 25));
    }

    [Fact]
    public void Services_Projects_HaveOneProjectFile()
    {
        foreach (var root in AzdRoot.All)
        {
            Assert.All(root.Keys("services"), service =>
                Assert.Single(Directory.EnumerateFiles(Path.Combine(root.FullPath, root.Value("services", service, "project")!), "*.csproj")));
        }
    }

    [Fact]
    public void Services_AreTaggedInTheTemplates()
    {
        var template = File.ReadAllText(Path.Combine(Infra, "main.bicep"));

        Assert.All(AzdRoot.All.SelectMany(root => root.Keys("services")).Distinct(), service =>
        {
            Assert.Contains($"serviceName: '{service}'", template, StringComparison.Ordinal);
            Assert.Contains($"output SERVICE_{service.ToUpperInvariant()}_NAME ", template, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Container_DockerfileAndContext_AreFromTheServicesFolder()
    {
        var service = Path.Combine(AzdRoot.Containers.FullPath, AzdRoot.Containers.Value("services", "tagger", "project")!);
        string Resolved(string key) => Path.GetFullPath(Path.Combine(service, AzdRoot.Containers.Value("services", "tagger", "docker", key)!));

        Assert.Equal(Path.Combine(Infra, "gpu/Dockerfile"), Resolved("path"));
        Assert.Equal(RepositoryFolder.Path, Path.TrimEndingDirectorySeparator(Resolved("context")));
        Assert.Equal("linux/amd64", AzdRoot.Containers.Value("services", "tagger", "docker", "platform")); // All that a remote build builds.
    }

    [Fact]
    public void Hooks_Shells_AreThoseThatTheSchemaHas()
    {
        Assert.All(AzdRoot.All.SelectMany(root => root.Hooks()), hook => Assert.Equal(("sh", "pwsh"), (hook.PosixShell, hook.WindowsShell)));
    }

    [Fact]
    public void Hooks_Commands_AreNoPathsOfFiles()
    {
        // azd takes what is the path of a file for one, refuses it above azure.yaml (issue 7666), and does not quote it.
        Assert.All(AzdRoot.All.SelectMany(root => root.Hooks()), hook =>
        {
            var folder = Path.Combine(RepositoryFolder.Path, hook.Folder);
            Assert.False(File.Exists(Path.Combine(folder, hook.PosixRun)));
            Assert.False(File.Exists(Path.Combine(folder, hook.WindowsRun)));
        });
    }

    [Fact]
    public void Hooks_ScriptsAndArguments_AreTwins()
    {
        Assert.All(AzdRoot.All.SelectMany(root => root.Hooks()), hook =>
        {
            Assert.True(File.Exists(Path.Combine(RepositoryFolder.Path, hook.Scripts.Posix)), hook.Scripts.Posix);
            Assert.True(File.Exists(Path.Combine(RepositoryFolder.Path, hook.Scripts.Windows)), hook.Scripts.Windows);
            Assert.Equal(Path.ChangeExtension(hook.Scripts.Posix, null), Path.ChangeExtension(hook.Scripts.Windows, null));
            Assert.Equal(Arguments(hook.PosixRun), Arguments(hook.WindowsRun));
        });
    }

    [Fact]
    public void HookFiles_ForPosix_AreExecutableAndHaveTwins()
    {
        var scripts = Directory.GetFiles(Path.Combine(Infra, "hooks"), "*.sh");

        Assert.All(scripts, script =>
        {
            Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute), script);
            Assert.True(File.Exists(Path.ChangeExtension(script, "ps1")), script);
        });
        Assert.Equal(2 * scripts.Length, Directory.GetFiles(Path.Combine(Infra, "hooks")).Length);
    }

    [Fact]
    public void HookFiles_WhatTheySet_IsWhatTheParametersRead()
    {
        var parameters = File.ReadAllText(Path.Combine(Infra, "main.parameters.json"));

        var names = HookTexts().SelectMany(text => SetInAzd().Matches(text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Equal(["BUDGET_START_DATE", "FFMPEG_IN_PACKAGE", "HOSTING_PLAN", "SERVICE_TAGGER_IMAGE_NAME"], names.Order());
        Assert.All(names, name => Assert.Contains($"${{{name}=", parameters, StringComparison.Ordinal));
    }

    [Fact]
    public void HookFiles_WhatTheyRead_IsAnOutputOrDocumented()
    {
        var outputs = Output().Matches(File.ReadAllText(Path.Combine(Infra, "main.bicep"))).Select(match => match.Groups[1].Value);
        var parameters = File.ReadAllText(Path.Combine(Infra, "main.parameters.json"));
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs/platform.md"));

        var unknown = HookTexts().SelectMany(text => Read().Matches(text)).Select(match => match.Groups[1].Value)
            .Except(outputs).Except(NotOurs)
            .Where(name => !parameters.Contains($"${{{name}=", StringComparison.Ordinal) && !page.Contains($"`{name}`", StringComparison.Ordinal) && !page.Contains($"azd env set {name} ", StringComparison.Ordinal));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Parameters_Names_AreTheTemplates()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Infra, "main.parameters.json")));
        var declared = Parameter().Matches(File.ReadAllText(Path.Combine(Infra, "main.bicep"))).Select(match => match.Groups[1].Value);

        Assert.Equal(declared.Except(["thisMonth"]).Order(), file.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).Order());
    }

    private static IEnumerable<string> HookTexts() => Directory.GetFiles(Path.Combine(Infra, "hooks"), "*.sh").Select(File.ReadAllText);

    private static string Arguments(string command) => command[(command.LastIndexOf(".sh", StringComparison.Ordinal) is >= 0 and var end ? end + 3 : command.LastIndexOf(".ps1", StringComparison.Ordinal) + 4)..];

    [GeneratedRegex(@"azd env set ([A-Z_]+)")]
    private static partial Regex SetInAzd();

    [GeneratedRegex(@"\$\{?([A-Z][A-Z0-9_]+)")]
    private static partial Regex Read();

    [GeneratedRegex(@"^output (\S+) ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"^param (\S+) ", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
