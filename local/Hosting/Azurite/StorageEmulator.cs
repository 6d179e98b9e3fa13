using System.Diagnostics;
using GenreFunctions.Local.Hosting.Data;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>Runs the storage emulator for as long as the host runs: starts it, starts it again when it dies, and ends it so that its files are written.</summary>
internal sealed class StorageEmulator : IAsyncDisposable
{
    private const string Listening = "is successfully listening at ";

    // The table service comes last.
    private const string LastService = "Table";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    private readonly AzuriteProgram _program;
    private readonly EmulatorPlan _plan;
    private readonly DataFolder _folder;
    private readonly EmulatorProcessFile _file;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private Process? _process;
    private Task _watch = Task.CompletedTask;

    public StorageEmulator(AzuriteProgram program, EmulatorPlan plan, DataFolder folder, ILogger<StorageEmulator> log)
    {
        _program = program;
        _plan = plan;
        _folder = folder;
        _file = new EmulatorProcessFile(folder.EmulatorProcess);
        _log = log;
    }

    /// <summary>Returns when it listens.</summary>
    /// <exception cref="HostStartException">It cannot be started, and why.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _process = await StartProcessAsync(cancellation);
        _watch = WatchAsync(_process);
        _log.LogDebug("The storage emulator listens at ports {BlobPort} (blobs) and {QueuePort} (queues)", _plan.Ports.Blobs, _plan.Ports.Queues);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_process is not null)
        {
            await EndAsync(_process);
            _file.Delete();
        }

        _stopping.Dispose();
    }

    private static async Task EndAsync(Process process)
    {
        using (process)
        using (var limit = new CancellationTokenSource(StopLimit))
        {
            try
            {
                process.StandardInput.Close();
                await process.WaitForExitAsync(limit.Token);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private async Task<Process> StartProcessAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder.Emulator);
        var process = _program.Start(_plan, _folder.Emulator);
        _file.Write(process);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.Contains(Listening, StringComparison.Ordinal) && line.Contains(LastService, StringComparison.Ordinal))
                {
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return process;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await EndAsync(process);
            throw new HostStartException($"The storage emulator does not listen after {StartLimit.TotalSeconds} seconds.");
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw;
        }

        process.Dispose();
        var reason = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        throw new HostStartException($"The storage emulator ended before it listened: {reason ?? "it gave no reason"}");
    }

    private async Task WatchAsync(Process process)
    {
        try
        {
            while (true)
            {
                await process.WaitForExitAsync(_stopping.Token);
                _log.LogWarning("The storage emulator has ended, with exit code {ExitCode}; it is started again", process.ExitCode);
                process = await RestartAsync();
                _log.LogInformation("The storage emulator listens again");
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task<Process> RestartAsync()
    {
        while (true)
        {
            try
            {
                var process = await StartProcessAsync(_stopping.Token);
                _process?.Dispose();
                return _process = process;
            }
            catch (HostStartException fault)
            {
                _log.LogError("{Fault} It is tried again.", fault.Message);
                await Task.Delay(RestartPause, _stopping.Token);
            }
        }
    }
}
