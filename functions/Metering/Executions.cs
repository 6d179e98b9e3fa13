using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Metering;

/// <summary>Does the work of functions: metered while it goes on, and measured when it has ended (<see cref="GenreMetrics.Executed"/>). Thread-safe.</summary>
public sealed class Executions(TimeProvider time, GenreMetrics metrics)
{
    /// <summary>
    /// Does the work of an activity and reports on it: the result and what it used; or why there is none, and what that used. A broken program and a host that
    /// stops are no report: they are thrown, and the orchestrator counts them as well as it can.
    /// </summary>
    /// <param name="function">The activity's name.</param>
    /// <param name="work">The work; everything in it counts for its <see cref="UsageMeter"/>.</param>
    /// <param name="cancellation">The host's.</param>
    internal async Task<ActivityReport<T>> ReportAsync<T>(string function, Func<UsageMeter, Task<T>> work, CancellationToken cancellation)
    {
        using var meter = UsageMeter.Begin(function, time);
        try
        {
            var result = await MeasuredAsync(meter, () => TransientFailures.ToldAsync(() => work(meter), cancellation), cancellation);
            return new ActivityReport<T>(meter.Read(), result);
        }
        catch (TransientFailureException failure)
        {
            return new ActivityReport<T>(meter.Read(), Failure: new ActivityFailure(failure.Message, MayPass: true));
        }
        catch (SongFailureException failure)
        {
            return new ActivityReport<T>(meter.Read(), Failure: new ActivityFailure(failure.Message, MayPass: false));
        }
    }

    /// <summary>Does the work of a function that reports to nobody: one that news of a song starts.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="work">The work; everything in it counts for its <see cref="UsageMeter"/>.</param>
    /// <param name="cancellation">The host's.</param>
    internal async Task RunAsync(string function, Func<UsageMeter, Task> work, CancellationToken cancellation)
    {
        using var meter = UsageMeter.Begin(function, time);
        await MeasuredAsync(
            meter,
            async () =>
            {
                await work(meter);
                return true;
            },
            cancellation);
    }

    private async Task<T> MeasuredAsync<T>(UsageMeter meter, Func<Task<T>> work, CancellationToken cancellation)
    {
        var outcome = ExecutionOutcome.Failed;
        try
        {
            var result = await work();
            outcome = ExecutionOutcome.Succeeded;
            return result;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host stops, and the work is done elsewhere: no fault of anybody's.
            outcome = ExecutionOutcome.Canceled;
            throw;
        }
        finally
        {
            var used = meter.Read();
            metrics.Executed(used.Function, outcome, used.Wall);
        }
    }
}
