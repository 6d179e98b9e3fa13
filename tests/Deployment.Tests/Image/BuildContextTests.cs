using System.Text.RegularExpressions;
using GenreFunctions.Deployment.Tests.Package;
using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Image;

public sealed partial class BuildContextTests
{
    private static readonly IgnoreRules Rules = IgnoreRules.Read(Path.Combine(RepositoryFolder.Path, ".dockerignore"));

    /// <summary>What the projects are made of, beside the files that MSBuild takes up by their place.</summary>
    private static readonly string[] Kinds = ["Compile", "None", "Content", "EmbeddedResource", "Protobuf"];

    public static TheoryData<string> KeptOut =>
    [
        ".git/config", ".gitignore", ".azure/genre/.env", "infra/gpu/.azure/genre/.env", "azure.yaml", "README.md", "docs/platform.md", "tests/Core.Tests/Audio/WavTests.cs",
        "node_modules/chart.js/package.json", "functions/bin/Release/net10.0/host.json", "functions/obj/project.assets.json", "core/obj/Debug/x.cs", "core/Audio/bin/x.dll",
        "data/songs.db", "demo/blues.wav", "artifacts/app.zip", "functions/ffmpeg/ffmpeg", "functions/package.props", "functions/local.settings.json", "local.settings.json",
        "local/GenreFunctions.Local.csproj", "cli/Program.cs", "bench/Program.cs", "infra/main.bicep", ".env",
    ];

    [Fact]
    public void Context_IgnoreFile_IsTheOneThatEverybodyReads()
    {
        // Beside the Dockerfile one would be read by Docker and azd alone; `az acr build` would then send everything.
        Assert.Single(Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "infra"), "*.dockerignore", SearchOption.AllDirectories).Append(".dockerignore"));
        Assert.False(File.Exists(Path.Combine(RepositoryFolder.Path, "Dockerfile.dockerignore")));
    }

    [Theory]
    [MemberData(nameof(KeptOut))]
    public void Context_OfWhatIsNotNeeded_IsWithout(string path)
    {
        Assert.True(Rules.KeepsOutByDocker(path));
        Assert.True(Rules.KeepsOutByAzureCli(path));
    }

    [Fact]
    public void Context_OfWhatIsCopied_IsWhole()
    {
        var files = Dockerfile.Sources.SelectMany(FilesBelow).ToList();

        Assert.True(files.Count > 400);
        Assert.All(files, file => Assert.False(Rules.KeepsOutByDocker(file) || Rules.KeepsOutByAzureCli(file), file));
    }

    [Fact]
    public void Context_OfWhatTheProjectsNeed_IsCopied()
    {
        var sources = Dockerfile.Sources.ToList();
        var needed = PublishedFiles.Items(Kinds, "FunctionsHost=Azure").SelectMany(kind => kind.Select(item => Path.GetRelativePath(RepositoryFolder.Path, Path.GetFullPath(item, Path.Combine(RepositoryFolder.Path, "functions")))))
            .Concat(Directory.EnumerateFiles(RepositoryFolder.Path, "Directory.*").Select(file => Path.GetFileName(file)))
            .Where(file => !file.StartsWith("node_modules/chart.js/", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("functions/Program.cs", needed);
        Assert.Contains("models/emotify-mood.onnx", needed);
        Assert.Contains("models/gtzan-calm.onnx", needed);
        Assert.All(needed, file => Assert.Contains(sources, source => file == source || file.StartsWith(source + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Dockerfile_Arguments_AreWhatIsPassed()
    {
        var declared = Dockerfile.With("ARG").Select(arguments => arguments[0].Split('=')[0]).ToList();
        var passed = AzdRoot.Containers.Values("services", "tagger", "docker", "buildArgs").Select(argument => argument.Split('=')[0]);
        var hook = BuildArgument().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra/hooks/image.sh"))).Select(match => match.Groups[1].Value);

        Assert.Equal(["DURABLE_BACKEND"], declared);
        Assert.Equal(declared, passed);
        Assert.Equal(declared, hook);
        // An argument counts from where it is declared on, and in that stage only.
        Assert.Contains(Dockerfile.Instructions.SkipWhile(line => !line.StartsWith("ARG ", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal)), line => line.StartsWith("RUN dotnet publish ", StringComparison.Ordinal));
    }

    [Fact]
    public void Dockerfile_User_OwnsWhatItWrites_AndMayListenOnThePort()
    {
        var (port, user) = (Assert.Single(Dockerfile.With("EXPOSE"))[0], Assert.Single(Dockerfile.With("USER"))[0]);

        Assert.True(int.Parse(port) > 1023, "Only root may listen there.");
        Assert.Contains(Dockerfile.With("RUN"), command => command.Contains("chown") && command.Contains($"{user}:{user}"));
    }

    [Fact]
    public void Dockerfile_LastBase_IsThePlaceholderOfTheTemplates()
    {
        var image = Dockerfile.With("FROM").Last()[0];

        Assert.Contains($"'{image}'", Template("host-container"), StringComparison.Ordinal);
        Assert.Contains($"'{image}'", Template("host-premium"), StringComparison.Ordinal);
    }

    private static string Template(string module) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra/modules", module + ".bicep"));

    private static IEnumerable<string> FilesBelow(string source)
    {
        var path = Path.Combine(RepositoryFolder.Path, source);
        Assert.True(File.Exists(path) || Directory.Exists(path), $"{source} is copied into the image and does not exist.");
        return File.Exists(path)
            ? [source]
            : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFolder.Path, file)).Where(file => !Made().IsMatch(file));
    }

    // What building and deploying leave there.
    [GeneratedRegex(@"/(bin|obj|ffmpeg)/|^functions/(package\.props|local\.settings\.json)$")]
    private static partial Regex Made();

    [GeneratedRegex(@"--build-arg ""(\w+)=")]
    private static partial Regex BuildArgument();
}
