using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable;

/// <summary>
/// Durable orchestrations on one machine: an event-sourced history in SQLite, deterministic replay, retries, timers, at-least-once
/// activities. Killed at any moment, it resumes where it was. Thread-safe.
/// </summary>
internal sealed class DurableEngine : IAsyncDisposable
{
    /// <summary>An engine that has not started.</summary>
    public DurableEngine(DurableOptions options, DurableFunctions functions, TimeProvider time, ILoggerFactory loggers)
    {
        _ = (options, functions, time, loggers);
        throw new NotImplementedException();
    }

    /// <summary>Starts, asks after and steers orchestrations; may be used before <see cref="StartAsync"/>.</summary>
    public DurableTaskClient Client => throw new NotImplementedException();

    /// <summary>Resumes what was going on, and takes up what is scheduled.</summary>
    public Task StartAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Takes up nothing new, and waits for what runs: until <paramref name="cancellation"/>, which cancels the running activities.</summary>
    public Task StopAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
