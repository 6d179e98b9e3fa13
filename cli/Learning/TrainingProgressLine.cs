using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Cli.Learning;

/// <summary>Counts the epochs of all trainings that run side by side on one <see cref="ProgressLine"/>.</summary>
internal sealed class TrainingProgressLine(int trainings, int epochs) : IProgress<TrainingProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ProgressLine _line = new(Terminal.OpenProgress(), trainings * epochs, TimeProvider.System);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
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
