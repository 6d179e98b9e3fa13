using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>What was logged.</summary>
internal sealed class LogLines
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<string> At(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];

    public ILogger<T> For<T>() => new Logger<T>(this);

    private sealed class Logger<T>(LogLines lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines._lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
