namespace GenreFunctions.Deployment.Tests.Roots;

/// <summary>What azd makes of its files. That they name what there is, and go with the templates, are rules of Infra.Tests.</summary>
public sealed class AzdRootsTests
{
    [Fact]
    public void Roots_AreAllThatAreThere()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "infra"), "azure.yaml", SearchOption.AllDirectories).Append(Path.Combine(RepositoryFolder.Path, "azure.yaml"));

        Assert.Equal(AzdRoot.All.Select(root => Path.Combine(root.FullPath, "azure.yaml")).Order(), files.Order());
    }

    [Fact]
    public void Roots_Names_Differ() => Assert.Equal(AzdRoot.All.Count, AzdRoot.All.Select(root => root.Value("name")).Distinct().Count());

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
    public void Container_Platform_IsAllThatARemoteBuildBuilds() =>
        Assert.Equal("linux/amd64", AzdRoot.Containers.Value("services", "tagger", "docker", "platform"));

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
}
