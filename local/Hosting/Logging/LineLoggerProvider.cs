using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Logging;

/// <summary>Writes the log, a line an entry. Thread-safe.</summary>
/// <param name="output">Where to.</param>
/// <param name="format">An entry as a line.</param>
/// <param name="time">The clock of the lines.</param>
internal sealed class LineLoggerProvider(TextWriter output, Func<LogLine, string> format, TimeProvider time) : ILoggerProvider
{
    // It logs every request with its query at Information, and a query may hold a key.
    private const string LogsQueries = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private readonly Lock _turn = new();

    public ILogger CreateLogger(string categoryName) =>
        new LineLogger(categoryName, categoryName == LogsQueries ? LogLevel.Warning : LogLevel.Trace, time, Write);

    /// <summary>Writes a line that is no log entry.</summary>
    public void WriteLine(string line)
    {
        lock (_turn)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    public void Dispose()
    {
    }

    private void Write(LogLine line) => WriteLine(format(line));
}
