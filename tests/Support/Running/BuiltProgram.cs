namespace GenreFunctions.Tests.Support.Running;

/// <summary>This repository's programs, built as these tests were.</summary>
public static class BuiltProgram
{
    // tests/EndToEnd.Tests/bin/<configuration>/net10.0/
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Functions => PathOf("functions", "GenreFunctions.Functions.dll");

    public static string Genre => PathOf("cli", "genre.dll");

    private static string PathOf(string folder, string assembly) =>
        Path.Combine(RepositoryFolder.Path, folder, "bin", Configuration, "net10.0", assembly) is var path && File.Exists(path)
            ? path
            : throw new InvalidOperationException($"{path} is not built.");
}
