using System.Diagnostics;
using GenreFunctions.Local.Tests.Hosting;

namespace GenreFunctions.Local.Tests.SampleApp;

/// <summary>The sample app in a process of its own.</summary>
public sealed class SampleProcess : IDisposable
{
    private readonly Process _process;
    private readonly LogText _output = new();
    private readonly LogText _errors = new();

    public SampleProcess(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SampleProgram).Assembly.Location, .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public LogText Output => _output;

    public LogText Errors => _errors;

    public void Kill() => _process.Kill();

    /// <summary>Asks it to end, as a service manager does.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Asks it to end, as Ctrl-C does.</summary>
    public void Interrupt() => Signal("INT");

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Take(LogText text, string? line)
    {
        if (line is not null)
            text.WriteLine(line);
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }
}
