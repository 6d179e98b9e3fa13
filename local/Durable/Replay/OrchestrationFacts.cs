using Microsoft.DurableTask;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>What does not change while an orchestration runs.</summary>
/// <param name="Name">Its orchestrator.</param>
/// <param name="InstanceId">Its identity.</param>
/// <param name="Generation">How often it continued as new.</param>
/// <param name="Parent">Who called it.</param>
/// <param name="Input">Its input as JSON.</param>
internal sealed record OrchestrationFacts(string Name, string InstanceId, int Generation, ParentOrchestrationInstance? Parent, string? Input);
