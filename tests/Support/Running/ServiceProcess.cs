using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace GenreFunctions.Tests.Support.Running;

/// <summary>The functions app on the embedded host, as a process: started, killed, asked to end. What it said is kept for whoever has to find out why a test failed.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const string UpAt = "GenreFunctions is up at ";

    private const int SigTerm = 15;

    /// <summary>Two starts of .NET and a database to open, on a machine that does much else.</summary>
    private static readonly TimeSpan UpLimit = TimeSpan.FromSeconds(120);

    /// <summary>The host gives running work half a minute.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60);

    private const int KeptLines = 400;

    private readonly string _storage;
    private readonly string _program;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string[] _arguments;
    private readonly ConcurrentQueue<string> _log = [];
    private Process? _process;
    private TaskCompletionSource<Uri> _up = new();

    /// <summary>Nothing runs yet.</summary>
    /// <param name="storage">The storage account's connection string.</param>
    /// <param name="settings">More settings, as environment variables name them.</param>
    /// <param name="program">Another program than the functions app.</param>
    /// <param name="arguments">More arguments of its command line.</param>
    public ServiceProcess(string storage, IReadOnlyDictionary<string, string>? settings = null, string? program = null, params string[] arguments)
    {
        _storage = storage;
        _settings = settings ?? new Dictionary<string, string>();
        _program = program ?? BuiltProgram.Functions;
        _arguments = arguments;
    }

    /// <summary>Where it keeps everything; stays over starts.</summary>
    public TemporaryFolder Data { get; } = new();

    /// <summary>Where it listens since the last start.</summary>
    public Uri Address => _up.Task is { IsCompletedSuccessfully: true } up ? up.Result : throw new InvalidOperationException("The service is not up.");

    /// <summary>Where songs end.</summary>
    public string SongsDatabase => Path.Combine(Data.Path, "songs.db");

    /// <summary>The last lines of what it said, over all starts.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task StartAsync()
    {
        _up = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo(BuiltProgram.Dotnet, [_program, "--data", Data.Path, "--port", "0", .. _arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Data.Path,
        };
        start.Environment["AudioStorage"] = _storage;
        start.Environment["AzureWebJobsStorage"] = _storage;
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var up = _up;
        _process.OutputDataReceived += (_, line) => Take(line.Data, up);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, up);
        _process.Exited += (_, _) => up.TrySetException(new InvalidOperationException("The service ended before it was up."));
        Keep("--- start");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await up.Task.WaitAsync(UpLimit);
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException)
        {
            Assert.Fail($"The service is not up: {fault.Message}\n{Log}");
        }
    }

    /// <summary>SIGKILL: it has no time to do anything.</summary>
    public async Task KillAsync()
    {
        Keep("--- SIGKILL");
        var process = _process!;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM: finishes what runs, and ends.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        Keep("--- SIGTERM");
        var process = _process!;
        Assert.Equal(0, SendSignal(process.Id, SigTerm));
        using var limit = new CancellationTokenSource(DrainLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            Assert.Fail($"The service has not ended {DrainLimit.TotalSeconds} s after SIGTERM.\n{Log}");
        }

        var exitCode = process.ExitCode;
        process.Dispose();
        _process = null;
        return exitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        Data.Dispose();
    }

    private void Take(string? line, TaskCompletionSource<Uri> up)
    {
        if (line is null)
            return;
        Keep(line);
        if (line.StartsWith(UpAt, StringComparison.Ordinal))
            up.TrySetResult(new Uri(line[UpAt.Length..].Split(' ', 2)[0]));
    }

    private void Keep(string line)
    {
        _log.Enqueue(line);
        while (_log.Count > KeptLines)
            _log.TryDequeue(out _);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
