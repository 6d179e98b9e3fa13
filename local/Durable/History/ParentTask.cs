namespace GenreFunctions.Local.Durable.History;

/// <summary>The task of a parent that a sub-orchestration is.</summary>
/// <param name="Key">The parent's key.</param>
/// <param name="Generation">The parent's run that asked.</param>
/// <param name="TaskId">The parent's task.</param>
/// <param name="InstanceId">The parent's identity.</param>
/// <param name="Name">The parent's orchestrator.</param>
/// <param name="Root">Key of the topmost of its ancestors.</param>
internal sealed record ParentTask(long Key, int Generation, int TaskId, string InstanceId, string Name, long Root);
