namespace GenreFunctions.Tests.Support;

/// <summary>The folder that this repository lies in, for what is restored there and not copied beside the tests.</summary>
public static class RepositoryFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "GenreFunctions.sln"))
            ? folder
            : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository they test."));
}
