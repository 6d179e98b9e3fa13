namespace GenreFunctions.Deployment.Tests.Hooks;

/// <summary>The shells of this machine that take POSIX's language: sh always, and the others that are installed.</summary>
public static class Shells
{
    private static readonly string[] Others = ["dash", "busybox", "mksh", "yash", "bash"];

    public static TheoryData<string> Installed => [.. Others.Select(Find).OfType<string>().Prepend("/bin/sh")];

    /// <summary>Where a program is; <see langword="null"/> when it is not installed.</summary>
    internal static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Prepend("/bin").Prepend("/usr/bin")
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
