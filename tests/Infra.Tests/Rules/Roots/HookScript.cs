namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>A script of infra/hooks.</summary>
internal sealed record HookScript(string Path, string Text)
{
    public const string Folder = "infra/hooks/";

    public bool IsShell => Path.EndsWith(".sh", StringComparison.Ordinal);

    /// <summary>The same one for the other kind of system.</summary>
    public string Twin => IsShell ? $"{Path[..^3]}.ps1" : $"{Path[..^4]}.sh";

    /// <summary>Without comments, which may speak of anything.</summary>
    public string Code { get; } = string.Join('\n', Text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    public static IEnumerable<HookScript> All(Infrastructure infrastructure) =>
        infrastructure.Paths.Where(path => path.StartsWith(Folder, StringComparison.Ordinal)).Select(path => new HookScript(path, infrastructure.Text(path)!));
}
