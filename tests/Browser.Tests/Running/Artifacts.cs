namespace GenreFunctions.Browser.Tests.Running;

/// <summary>Where pictures and the logs of failed tests go; git does not see it.</summary>
internal static class Artifacts
{
    /// <summary>What is left of failed tests.</summary>
    public const string Failed = "failed";

    /// <summary>Removes what earlier runs left of failed tests.</summary>
    public static void Clear()
    {
        var folder = Path.GetDirectoryName(File($"{Failed}/any"))!;
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A file there, its folder made.</summary>
    public static string File(string name)
    {
        var path = Path.Combine(RepositoryFolder.Path, "artifacts", "browser", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
