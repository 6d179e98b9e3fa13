using System.Runtime.InteropServices;

namespace GenreFunctions.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks the run to stop, a second one ends the program where it stands.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>Songs at work are let go of within moments; after this time the program ends all the same.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Timer _end;
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Listens until it is disposed.</summary>
    public Interruption()
    {
        _end = new Timer(_ => Environment.Exit(ExitCode), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, Cli.ExitCode.Cancelled)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, Cli.ExitCode.Terminated)),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>What the first signal makes of the run.</summary>
    public int ExitCode { get; private set; } = Cli.ExitCode.Cancelled;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _end.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        if (_stop.IsCancellationRequested)
            return;
        context.Cancel = true;
        ExitCode = exitCode;
        _end.Change(TimeLimit, Timeout.InfiniteTimeSpan);
        // Not on this thread: what waits for the token goes on where it is cancelled, and may end by disposing of this listener.
        _ = _stop.CancelAsync();
    }
}
