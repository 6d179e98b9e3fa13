using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Tests.Durable;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordingLoggers : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();
    private readonly ConcurrentBag<(string Part, TaskCompletionSource Seen)> _awaited = [];

    public IEnumerable<string> Lines(LogLevel level) => _lines.Where(line => line.Level == level).Select(line => line.Text);

    /// <summary>Completes when a line with some words in it is logged from now on.</summary>
    public Task WhenLogged(string part)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Add((part, seen));
        return seen.Task.WaitAsync(EngineHost.Deadline);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        _lines.Enqueue((logLevel, text));
        foreach (var (_, seen) in _awaited.Where(awaited => text.Contains(awaited.Part, StringComparison.Ordinal)))
            seen.TrySetResult();
    }
}
