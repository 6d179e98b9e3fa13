using System.Diagnostics;

namespace GenreFunctions.Deployment.Tests;

/// <summary>A program that ran to its end, and what it said.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Far more than any of them takes, so that one that hangs fails its test instead of holding up all.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>All that it said.</summary>
    public string Said => Output + Errors;

    /// <summary>Runs a program with nothing to read.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">One by one.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">All the environment it has; as these tests' own when <see langword="null"/>.</param>
    public static ProgramRun Of(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} has not ended after {Limit.TotalMinutes} minutes.");
        }

        return new ProgramRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
