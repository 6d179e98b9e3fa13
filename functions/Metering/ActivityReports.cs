using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Metering;

/// <summary>Does the work of an activity and reports on it.</summary>
internal static class ActivityReports
{
    /// <summary>
    /// The result of the work and what it used; or why there is none, and what that used. A broken program and a host that stops are no report: they are thrown,
    /// and the orchestrator counts them as well as it can.
    /// </summary>
    /// <param name="function">The activity's name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">The work; everything in it counts for its <see cref="UsageMeter"/>.</param>
    /// <param name="cancellation">The host's.</param>
    public static async Task<ActivityReport<T>> OfAsync<T>(string function, TimeProvider time, Func<UsageMeter, Task<T>> work, CancellationToken cancellation)
    {
        using var meter = UsageMeter.Begin(function, time);
        try
        {
            var result = await TransientFailures.ToldAsync(() => work(meter), cancellation);
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
}
