using System.Diagnostics;

namespace GenreFunctions.Cli.Tests;

/// <summary>The built program, run as a user runs it.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
public sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    public static readonly string DotnetPath =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? FindOnPath("dotnet");

    /// <summary>Lines of the standard output, without the empty one after the last line feed.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static ProgramRun Genre(params string[] arguments) => Run(Start(null, arguments));

    public static ProgramRun GenreWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Run(Start(environment, arguments));

    /// <summary>A line for bash, in which <c>genre</c> is the program.</summary>
    public static ProgramRun Shell(string script)
    {
        var program = $"genre() {{ '{DotnetPath}' '{Path.Combine(AppContext.BaseDirectory, "genre.dll")}' \"$@\"; }}\n";
        return Run(Process.Start(new ProcessStartInfo("bash", ["-c", program + script]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    public static Process Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetPath, [Path.Combine(AppContext.BaseDirectory, "genre.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Another program's output; the test fails when it is missing or unhappy.</summary>
    public static byte[] BytesFrom(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return bytes.ToArray();
    }

    private static ProgramRun Run(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new ProgramRun(process.ExitCode, output, errors.Result);
        }
    }

    private static string FindOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
