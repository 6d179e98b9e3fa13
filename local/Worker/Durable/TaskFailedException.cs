namespace Microsoft.DurableTask;

/// <summary>In an orchestrator: the activity or sub-orchestration that was awaited has failed, for good.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>A failure as it was recorded.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failureDetails?.ErrorMessage}")
    {
        ArgumentNullException.ThrowIfNull(failureDetails);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>What failed.</summary>
    public string TaskName { get; }

    /// <summary>Which of the orchestration's tasks it was.</summary>
    public int TaskId { get; }

    /// <summary>Why.</summary>
    public TaskFailureDetails FailureDetails { get; }
}
