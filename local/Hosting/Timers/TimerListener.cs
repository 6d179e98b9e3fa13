using GenreFunctions.Local.Hosting.Invocation;
using GenreFunctions.Local.Hosting.Listening;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Timers;

/// <summary>Starts a function by the clock, one invocation at a time; starts that fall into a running invocation are left out.</summary>
internal sealed class TimerListener(TimerFunction function, TimerMemory memory, FunctionInvoker invoker, TimeProvider time, ILogger<TimerListener> log, CancellationToken abandon) : IListener
{
    // Timers count at most 49 days, and a clock that was set is noticed after this.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = function.UseMonitor && memory.LastStart(function.Function.Name) is { } last ? function.Schedule.Next(last) : function.Schedule.Next(now);
        _running = RunAsync(next);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync(DateTimeOffset next)
    {
        try
        {
            if (function.RunOnStartup)
            {
                await InvokeAsync(isPastDue: false);
                next = function.Schedule.Next(time.GetUtcNow());
            }
            else if (next < time.GetUtcNow())
            {
                await InvokeAsync(isPastDue: true);
                next = function.Schedule.Next(time.GetUtcNow());
            }

            while (true)
            {
                while (time.GetUtcNow() < next)
                {
                    var wait = next - time.GetUtcNow();
                    await Task.Delay(wait < LongestWait ? wait : LongestWait, time, _stopping.Token);
                }

                await InvokeAsync(isPastDue: false);
                next = function.Schedule.Next(time.GetUtcNow());
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task InvokeAsync(bool isPastDue)
    {
        _stopping.Token.ThrowIfCancellationRequested();
        try
        {
            if (function.UseMonitor)
                memory.Started(function.Function.Name, time.GetUtcNow());
        }
        catch (SqliteException fault)
        {
            log.LogError(fault, "The start of {Function} could not be noted", function.Function.Name);
        }

        try
        {
            await invoker.InvokeAsync(function.Function, new Occasion(new TimerInfo { IsPastDue = isPastDue }), abandon);
        }
#pragma warning disable CA1031 // Whatever a function throws is a failed invocation, which the invoker has logged; the next start comes all the same.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
