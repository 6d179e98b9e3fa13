using System.Text.Json;

namespace GenreFunctions.Deployment.Tests.Package;

public sealed class PublishedPackageTests(PublishedFilesFixture published) : IClassFixture<PublishedFilesFixture>
{
    private const string Page = "wwwroot/";

    private static readonly string[] References = ["ProjectReference", "PackageReference"];

    [Theory]
    [InlineData("Azure", "_IsPublishing=true")]
    [InlineData("Embedded")]
    [InlineData("Embedded", "Configuration=Release")]
    [InlineData("Embedded", "_IsPublishing=true", "FunctionsHost=Embedded")]
    [InlineData("Azure", "FunctionsHost=Azure")]
    public void FunctionsHost_FollowsWhatIsDone(string expected, params string[] properties) =>
        Assert.Equal(expected, PublishedFiles.Property("FunctionsHost", properties));

    [Fact]
    public void Package_References_TheOfficialPackagesAndNotTheEmbeddedHost()
    {
        var azure = PublishedFiles.Items(References, "_IsPublishing=true");
        var embedded = PublishedFiles.Items(References);

        Assert.Equal(["../core/GenreFunctions.Core.csproj"], azure["ProjectReference"]);
        Assert.Contains("Microsoft.Azure.Functions.Worker.Sdk", azure["PackageReference"]);
        Assert.Contains("../local/GenreFunctions.Local.csproj", embedded["ProjectReference"]);
        Assert.DoesNotContain(embedded["PackageReference"], package => package.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal));
    }

    [Fact]
    public void Package_HasWhatTheCodeReads()
    {
        Assert.All(["models/emotify-mood.onnx", "models/gtzan-calm.onnx"], model => Assert.Equal(Path.Combine(RepositoryFolder.Path, model), Path.GetFullPath(published.Files[model])));
        Assert.Contains("host.json", published.Files);
        Assert.Contains("GenreFunctions.Functions.dll", published.Files);
    }

    [Fact]
    public void Package_HasAllThatThePageLeadsTo_AndNothingElseOfIt()
    {
        using var folder = Laid(out var page);

        var needed = PageGraph.From(page, "index.html");

        Assert.True(needed.Count > 80, "The page is not followed any more.");
        Assert.Contains("ui/lib/chart.umd.min.js", needed);
        Assert.Equal(needed.Append("ui/lib/chart.LICENSE.md").Order(), published.Files.Keys.Where(path => path.StartsWith(Page, StringComparison.Ordinal)).Select(path => path[Page.Length..]).Order());
    }

    [Fact]
    public void Package_Libraries_AreThoseOfTheLockFile()
    {
        using var lockFile = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryFolder.Path, "package-lock.json")));
        var version = lockFile.RootElement.GetProperty("packages").GetProperty("node_modules/chart.js").GetProperty("version").GetString()!;

        Assert.Contains($"Chart.js v{version}", File.ReadAllText(published.Files[Page + "ui/lib/chart.umd.min.js"]), StringComparison.Ordinal);
        Assert.Contains("MIT", File.ReadAllText(published.Files[Page + "ui/lib/chart.LICENSE.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_HasNothingElse()
    {
        string[] compiled = ["GenreFunctions.Functions.dll", "GenreFunctions.Functions.deps.json", "GenreFunctions.Functions.runtimeconfig.json", "GenreFunctions.Functions.xml"];

        Assert.Equal(
            compiled.Concat(["host.json", "models/emotify-mood.onnx", "models/gtzan-calm.onnx"]).Order(StringComparer.Ordinal),
            published.Files.Keys.Where(path => !path.StartsWith(Page, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("scheduler", null)]
    [InlineData("storage", "host.storage.json")]
    public void Package_HostJson_FollowsTheBackend(string backend, string? file)
    {
        var files = PublishedFiles.With($"DurableBackend={backend}");

        Assert.Equal(Path.Combine(RepositoryFolder.Path, file ?? "host.json"), Path.GetFullPath(files["host.json"]));
        Assert.DoesNotContain("host.storage.json", files);
    }

    /// <summary>The page as it lies in the package.</summary>
    private TemporaryFolder Laid(out string page)
    {
        var folder = new TemporaryFolder();
        foreach (var (path, source) in published.Files.Where(file => file.Key.StartsWith(Page, StringComparison.Ordinal)))
            folder.File(path, File.ReadAllBytes(source));
        page = Path.Combine(folder.Path, "wwwroot");
        return folder;
    }
}
