using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable.History;

/// <summary>A new orchestration as it is written down.</summary>
/// <param name="InstanceId">Its identity.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="CreatedAt">When it was scheduled, in UTC.</param>
/// <param name="StartAt">When it starts, in UTC; at once when there is none.</param>
/// <param name="Parent">Who called it, if it is a sub-orchestration.</param>
internal sealed record InstanceRow(string InstanceId, string Name, string? Input, DateTime CreatedAt, DateTime? StartAt, ParentTask? Parent)
{
    /// <summary>What every orchestration begins as.</summary>
    public const OrchestrationRuntimeStatus FirstStatus = OrchestrationRuntimeStatus.Pending;
}
