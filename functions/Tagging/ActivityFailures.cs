using Microsoft.DurableTask;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What an orchestrator does about an activity that failed: which failures it retries, and what it tells of the others.</summary>
internal static class ActivityFailures
{
    /// <summary>
    /// Six attempts with pauses of 1, 2, 4, 8 and 16 s: half a minute, in which a storage account moves a partition, a database restarts or a throttled
    /// one recovers. An outage that lasts longer is the sweep's. A pause never exceeds 30 s, should there be more attempts one day.
    /// </summary>
    public static readonly TaskOptions Retried = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromSeconds(30))
        {
            HandleFailure = IsTransient,
        });

    // What a sentence may be at most; it becomes part of a queue message and a document.
    private const int LongestReason = 500;

    // An activity that was called off because its host is stopping is to run on another one.
    private static readonly string[] Transient = [typeof(TransientFailureException).FullName!, typeof(OperationCanceledException).FullName!, typeof(TaskCanceledException).FullName!];
    private static readonly string[] Told = [typeof(TransientFailureException).FullName!, typeof(SongFailureException).FullName!];

    /// <summary>Whether another attempt may help. Types are compared by name: a host may run the activity in another process, and wrap what it threw.</summary>
    public static bool IsTransient(TaskFailureDetails failure) => Find(failure, Transient) is not null || Quotes(failure, Transient[0]);

    /// <summary>Why a song failed, for its publisher.</summary>
    public static string Reason(TaskFailureDetails failure)
    {
        // Any other message was written for a programmer, and may hold anything.
        if (Find(failure, Told) is not { } told)
            return "The service failed at this song through no fault of the song's; whoever runs it finds the cause in its log.";
        var sentence = told.ErrorMessage.ReplaceLineEndings(" ");
        if (sentence.Length > LongestReason)
            sentence = sentence[..LongestReason];
        return told.ErrorType == Transient[0] ? $"{sentence} That did not pass after several tries; the song itself is in order, and can be tagged again." : sentence;
    }

    private static TaskFailureDetails? Find(TaskFailureDetails? failure, string[] types)
    {
        for (; failure is not null; failure = failure.InnerFailure)
        {
            if (types.Contains(failure.ErrorType, StringComparer.Ordinal))
                return failure;
        }

        return null;
    }

    // The host of another process says "Exception: <type>: <message>" in the message of an exception of its own.
    private static bool Quotes(TaskFailureDetails? failure, string type)
    {
        for (; failure is not null; failure = failure.InnerFailure)
        {
            if (failure.ErrorMessage?.Contains($"{type}: ", StringComparison.Ordinal) == true)
                return true;
        }

        return false;
    }
}
