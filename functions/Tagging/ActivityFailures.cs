using GenreFunctions.Functions.Metering;
using Microsoft.DurableTask;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What an orchestrator makes of an activity that failed: which failures may pass, and what it tells of the others.</summary>
internal static class ActivityFailures
{
    // What a sentence may be at most; it becomes part of a queue message and a document.
    private const int LongestReason = 500;

    // An activity that was called off because its host is stopping is to run on another one.
    private static readonly string[] Transient = [typeof(TransientFailureException).FullName!, typeof(OperationCanceledException).FullName!, typeof(TaskCanceledException).FullName!];
    private static readonly string[] Told = [typeof(TransientFailureException).FullName!, typeof(SongFailureException).FullName!];

    /// <summary>Whether another attempt may help. Types are compared by name: a host may run the activity in another process, and wrap what it threw.</summary>
    public static bool IsTransient(TaskFailureDetails failure) => Find(failure, Transient) is not null || Quotes(failure, Transient[0]);

    /// <summary>Why a song failed, for its publisher: after an activity that broke.</summary>
    public static string Reason(TaskFailureDetails failure)
    {
        // Any other message was written for a programmer, and may hold anything.
        return Find(failure, Told) is { } told
            ? Reason(new ActivityFailure(told.ErrorMessage, MayPass: told.ErrorType == Transient[0]))
            : "The service failed at this song through no fault of the song's; whoever runs it finds the cause in its log.";
    }

    /// <summary>Why a song failed, for its publisher: after an activity that said so.</summary>
    public static string Reason(ActivityFailure failure)
    {
        var sentence = failure.Reason.ReplaceLineEndings(" ");
        if (sentence.Length > LongestReason)
            sentence = sentence[..LongestReason];
        return failure.MayPass ? $"{sentence} That did not pass after several tries; the song itself is in order, and can be tagged again." : sentence;
    }

    /// <summary>Why a song failed, for its publisher: either of the exceptions that <see cref="ActivityCalls"/> throws.</summary>
    public static string Reason(Exception failure) => failure is TaskFailedException broken ? Reason(broken.FailureDetails) : failure.Message;

    /// <summary>Whether an activity failed for good; anything else is a fault of the orchestrator's own.</summary>
    public static bool IsOne(Exception failure) => failure is SongFailureException or TaskFailedException;

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
