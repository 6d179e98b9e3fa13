using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Cli.Learning;

/// <summary>Adds up how far all trainings are that run side by side, on one <see cref="ProgressLine"/>: a hundred steps each, whatever their rounds are.</summary>
internal sealed class TrainingProgressLine(int trainings) : IProgress<TrainingProgress>, IDisposable
{
    private const int Steps = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _steps = new(StringComparer.Ordinal);
    private readonly ProgressLine _line = new(Terminal.OpenProgress(), trainings * Steps, TimeProvider.System);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        lock (_lock)
        {
            var steps = (int)((long)Steps * value.Epoch / value.Epochs);
            for (var done = _steps.GetValueOrDefault(value.Stage); done < steps; done++)
                _line.Advance();
            _steps[value.Stage] = Math.Max(steps, _steps.GetValueOrDefault(value.Stage));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _line.Dispose();
    }
}
