using Microsoft.DurableTask;

namespace GenreFunctions.Local.Durable;

/// <summary>How exceptions are written down.</summary>
internal static class Failures
{
    /// <summary>What is known of an exception; one that a failed task caused keeps what is known of the task's.</summary>
    public static TaskFailureDetails Of(Exception exception)
    {
        var details = TaskFailureDetails.FromException(exception);
        return exception is TaskFailedException task ? details with { InnerFailure = task.FailureDetails } : details;
    }
}
