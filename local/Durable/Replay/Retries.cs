using Microsoft.DurableTask;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>Tries a task again by a policy. Attempts and pauses are tasks of the history, so that a kill does not grant new ones.</summary>
internal static class Retries
{
    /// <summary>The outcome of the first attempt that works, or of the last.</summary>
    /// <exception cref="TaskFailedException">The last attempt failed.</exception>
    public static async Task<string?> CallAsync(TaskOrchestrationContext context, RetryPolicy? policy, Func<Task<string?>> attempt)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            TimeSpan pause;
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (policy is not null && attempts < policy.MaxNumberOfAttempts && policy.HandleFailure(failure.FailureDetails))
            {
                pause = PauseAfter(attempts, policy);
                if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime + pause > first + policy.RetryTimeout)
                    throw;
            }

            await context.CreateTimer(pause, CancellationToken.None);
        }
    }

    private static TimeSpan PauseAfter(int attempts, RetryPolicy policy)
    {
        var seconds = policy.FirstRetryInterval.TotalSeconds * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        return seconds < policy.MaxRetryInterval.TotalSeconds ? TimeSpan.FromSeconds(seconds) : policy.MaxRetryInterval;
    }
}
