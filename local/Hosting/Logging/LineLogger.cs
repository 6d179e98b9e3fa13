using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Logging;

/// <summary>One category's logger.</summary>
/// <param name="category">The category.</param>
/// <param name="least">The least level it takes, whatever the configuration says.</param>
/// <param name="time">The clock of its lines.</param>
/// <param name="write">Takes a line.</param>
internal sealed class LineLogger(string category, LogLevel least, TimeProvider time, Action<LogLine> write) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            write(new LogLine(time.GetUtcNow(), logLevel, category, formatter(state, exception), state as IReadOnlyList<KeyValuePair<string, object?>>, exception));
    }
}
