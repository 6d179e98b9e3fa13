using GenreFunctions.Functions.Metering;
using Microsoft.DurableTask;

namespace GenreFunctions.Functions.Tagging;

/// <summary>
/// Calls activities for an orchestrator, tries them again, and keeps what every attempt used. It decides by the history alone, so that every replay calls and
/// counts the same. Retries are not left to a policy of the host, because that would keep the failed attempts' reports to itself.
/// </summary>
/// <param name="context">The orchestration.</param>
/// <param name="trigger">What was used before it began.</param>
internal sealed class ActivityCalls(TaskOrchestrationContext context, ActivityMeters? trigger)
{
    /// <summary>
    /// Six attempts with pauses of 1, 2, 4, 8 and 16 s: half a minute, in which a storage account moves a partition, a database restarts or a throttled
    /// one recovers. An outage that lasts longer is the sweep's.
    /// </summary>
    public const int Attempts = 6;

    // Should there be more attempts one day.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly List<ActivityMeters> _spent = trigger is null ? [] : [trigger];

    /// <summary>What was used until now, in the order in which it became known.</summary>
    public IReadOnlyList<ActivityMeters> Spent => [.. _spent];

    /// <summary>Calls an activity until it has a result.</summary>
    /// <exception cref="SongFailureException">It said that it cannot, or could not for too long.</exception>
    /// <exception cref="TaskFailedException">It broke, or was called off too often.</exception>
    public Task<T> CallAsync<T>(string activity, object input) => CallAsync<T>(activity, _ => input);

    /// <summary>Calls an activity until it has a result, and tells it what was used before it, its own attempts included.</summary>
    /// <exception cref="SongFailureException">It said that it cannot, or could not for too long.</exception>
    /// <exception cref="TaskFailedException">It broke, or was called off too often.</exception>
    public async Task<T> CallAsync<T>(string activity, Func<IReadOnlyList<ActivityMeters>, object> input)
    {
        for (var attempt = 1; ; attempt++)
        {
            var asked = context.CurrentUtcDateTime;
            try
            {
                var report = await context.CallActivityAsync<ActivityReport<T>>(activity, input(Spent));
                _spent.Add(report.Meters with { Attempt = attempt });
                if (report.Failure is not { } failure)
                    return report.Result!;
                if (!failure.MayPass || attempt == Attempts)
                    throw new SongFailureException(ActivityFailures.Reason(failure));
            }
            catch (TaskFailedException failure)
            {
                _spent.Add(Unreported(activity, attempt, asked));
                if (attempt == Attempts || !ActivityFailures.IsTransient(failure.FailureDetails))
                    throw;
            }

            await context.CreateTimer(PauseAfter(attempt), CancellationToken.None);
        }
    }

    private static TimeSpan PauseAfter(int attempt)
    {
        var pause = TimeSpan.FromSeconds(1 << (attempt - 1));
        return pause < LongestPause ? pause : LongestPause;
    }

    // An attempt that broke, or whose host stopped. It has waited for a host, too; how much of the time it worked, nobody knows.
    private ActivityMeters Unreported(string activity, int attempt, DateTime asked) => new()
    {
        Function = activity,
        Start = new DateTimeOffset(DateTime.SpecifyKind(asked, DateTimeKind.Utc)),
        Wall = TimeSpan.FromTicks(Math.Max(0, (context.CurrentUtcDateTime - asked).Ticks)),
        Cpu = TimeSpan.Zero,
        Attempt = attempt,
        IsDerived = true,
    };
}
