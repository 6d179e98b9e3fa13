using Spectre.Console;

namespace GenreFunctions.Cli;

/// <summary>
/// One line at the foot of the terminal that says how far the work is. It steps aside when something else is to be written,
/// so that results on the same terminal scroll by above it. Without a console it does nothing.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarCells = 24;

    /// <summary>Redrawing more often than this is only flicker.</summary>
    private static readonly TimeSpan LeastInterval = TimeSpan.FromMilliseconds(80);

    private readonly IAnsiConsole? _console;
    private readonly int _total;
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _lastDrawn;
    private int _done;
    private bool _visible;

    /// <summary>Shows the line at once.</summary>
    public ProgressLine(IAnsiConsole? console, int total, TimeProvider time)
    {
        _console = console is { Profile.Capabilities.Ansi: true } ? console : null;
        _total = total;
        _time = time;
        _start = time.GetTimestamp();
        Draw();
    }

    /// <summary>Clears the line before something else is written.</summary>
    public void StepAside()
    {
        if (_visible)
            _console?.Write(new ControlCode("\r\u001b[2K"));
        _visible = false;
    }

    /// <summary>One more is done.</summary>
    public void Advance()
    {
        _done++;
        if (!_visible || _time.GetElapsedTime(_lastDrawn) >= LeastInterval)
            Draw();
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose() => StepAside();

    private void Draw()
    {
        if (_console is null)
            return;
        StepAside();
        var filled = _done >= _total ? BarCells : (int)((long)BarCells * _done / _total);
        _console.Write(new Markup(
            $"[green]{new string('━', filled)}[/][grey35]{new string('━', BarCells - filled)}[/] {_done} of {_total}[grey]{Remaining()}[/]"));
        _lastDrawn = _time.GetTimestamp();
        _visible = true;
    }

    private string Remaining()
    {
        if (_done == 0 || _done >= _total)
            return "";
        var left = _time.GetElapsedTime(_start) / _done * (_total - _done);
        return left < TimeSpan.FromSeconds(5) ? "" : $"  about {(left.TotalMinutes < 1.5 ? $"{left.TotalSeconds:0} s" : $"{left.TotalMinutes:0} min")} left";
    }
}
