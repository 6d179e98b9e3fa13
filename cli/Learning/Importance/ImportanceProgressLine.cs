namespace GenreFunctions.Cli.Learning.Importance;

/// <summary>Counts the features that have been shuffled.</summary>
internal sealed class ImportanceProgressLine(int groups) : IProgress<string>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ProgressLine _line = new(Terminal.OpenProgress(), groups, TimeProvider.System);

    /// <inheritdoc/>
    public void Report(string value)
    {
        lock (_lock)
            _line.Advance();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _line.Dispose();
    }
}
