using Microsoft.Playwright;

namespace GenreFunctions.Browser.Tests.Running;

/// <summary>The system's browser, without a window.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser"];

    /// <summary>How it is started.</summary>
    public static BrowserTypeLaunchOptions Options => new()
    {
        ExecutablePath = Find(),
        Headless = true,
        // Where everything runs as root, as in a container, chromium refuses to start with its sandbox.
        ChromiumSandbox = !Environment.IsPrivilegedProcess,
    };

    private static string Find()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("chromium is missing: install it (apt-get install chromium) and start again.");
    }
}
