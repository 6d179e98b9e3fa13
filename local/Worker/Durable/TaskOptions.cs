namespace Microsoft.DurableTask;

/// <summary>How an activity or a sub-orchestration is called.</summary>
public class TaskOptions
{
    /// <summary>With these retries, none when <see langword="null"/>.</summary>
    public TaskOptions(TaskRetryOptions? retry)
    {
        Retry = retry;
    }

    /// <summary>The same as <paramref name="options"/>.</summary>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
    }

    /// <summary>How it is tried again.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>With retries by a policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(new TaskRetryOptions(policy));

    /// <summary>For a sub-orchestration: which instance id it gets.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
