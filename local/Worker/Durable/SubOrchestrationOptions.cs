namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public class SubOrchestrationOptions : TaskOptions
{
    /// <summary>With these retries and this instance id.</summary>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry)
    {
        InstanceId = instanceId;
    }

    /// <summary>As <paramref name="options"/>, with this instance id.</summary>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;
    }

    /// <summary>The instance id; derived from the parent's when there is none.</summary>
    public string? InstanceId { get; init; }
}
