using System.Text.Json;

namespace GenreFunctions.Deployment.Tests.Package;

/// <summary>
/// What `dotnet publish functions` would put into the package besides compiled code, as MSBuild itself works it out. The official packages are not restored for
/// that: an empty restore stands in for theirs.
/// </summary>
internal static class PublishedFiles
{
    private const string EmptyRestore = """
        {
          "version": 3, "targets": { "net10.0": {} }, "libraries": {}, "projectFileDependencyGroups": { "net10.0": [] }, "packageFolders": {},
          "project": {
            "version": "1.0.0",
            "restore": { "projectUniqueName": "x", "projectName": "x", "projectPath": "x", "packagesPath": "", "outputPath": "", "projectStyle": "PackageReference", "originalTargetFrameworks": ["net10.0"], "frameworks": { "net10.0": { "targetAlias": "net10.0", "projectReferences": {} } } },
            "frameworks": { "net10.0": { "targetAlias": "net10.0" } }
          }
        }
        """;

    private static readonly string Project = Path.Combine(RepositoryFolder.Path, "functions/GenreFunctions.Functions.csproj");

    /// <summary>The files: where each is put, and where it comes from.</summary>
    /// <param name="properties">As on a command line, without <c>-p:</c>.</param>
    public static Dictionary<string, string> With(params string[] properties)
    {
        using var folder = new TemporaryFolder();
        var restore = folder.File("project.assets.json");
        File.WriteAllText(restore, EmptyRestore);
        var answer = Evaluate(["_IsPublishing=true", "Configuration=Release", "UseAppHost=false", $"ProjectAssetsFile={restore}", $"IntermediateOutputPath={folder.Path}/obj/", $"MSBuildProjectExtensionsPath={folder.Path}/obj/", .. properties], "-t:ComputeResolvedFilesToPublishList", "-getItem:ResolvedFileToPublish");
        return answer.RootElement.GetProperty("Items").GetProperty("ResolvedFileToPublish").EnumerateArray()
            .ToDictionary(item => item.GetProperty("RelativePath").GetString()!.Replace('\\', '/'), item => item.GetProperty("FullPath").GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Items, kind by kind, without running anything.</summary>
    /// <param name="kinds">Two or more.</param>
    /// <param name="properties">As on a command line, without <c>-p:</c>.</param>
    public static ILookup<string, string> Items(string[] kinds, params string[] properties) =>
        (from kind in Evaluate(properties, [.. kinds.Select(kind => "-getItem:" + kind)]).RootElement.GetProperty("Items").EnumerateObject()
         from item in kind.Value.EnumerateArray()
         select (Kind: kind.Name, Name: item.GetProperty("Identity").GetString()!)).ToLookup(item => item.Kind, item => item.Name);

    /// <summary>A property's value.</summary>
    public static string Property(string name, params string[] properties) => Run(properties, "-getProperty:" + name).Output.Trim();

    private static JsonDocument Evaluate(string[] properties, params string[] arguments) => JsonDocument.Parse(Run(properties, arguments).Output);

    private static ProgramRun Run(string[] properties, params string[] arguments)
    {
        var run = ProgramRun.Of("dotnet", ["msbuild", Project, "-nologo", .. properties.Select(property => "-p:" + property), .. arguments], RepositoryFolder.Path);
        return run.ExitCode == 0 ? run : throw new InvalidOperationException(run.Said);
    }
}
