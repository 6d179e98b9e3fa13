namespace GenreFunctions.Deployment.Tests.Image;

/// <summary>The instructions of infra/gpu/Dockerfile, continued lines in one.</summary>
internal static class Dockerfile
{
    public static IReadOnlyList<string> Instructions { get; } =
        [.. File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra/gpu/Dockerfile")).Replace("\\\n", "", StringComparison.Ordinal).Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>What is copied from the repository: files and folders.</summary>
    public static IEnumerable<string> Sources =>
        With("COPY").Where(arguments => !arguments[0].StartsWith("--from", StringComparison.Ordinal)).SelectMany(arguments => arguments[..^1]).Select(path => path.TrimEnd('/')).Distinct();

    /// <summary>The arguments of every instruction of a name.</summary>
    public static IEnumerable<string[]> With(string name) =>
        Instructions.Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Select(line => line[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
