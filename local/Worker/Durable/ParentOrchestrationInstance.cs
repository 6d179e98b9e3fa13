namespace Microsoft.DurableTask;

/// <summary>Who called a sub-orchestration.</summary>
/// <param name="Name">The parent's name.</param>
/// <param name="InstanceId">The parent's identity.</param>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
