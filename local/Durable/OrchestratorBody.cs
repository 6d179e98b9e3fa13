using Microsoft.DurableTask;

namespace GenreFunctions.Local.Durable;

/// <summary>An orchestrator function, bound: runs from the top at every replay, on the calling thread until it awaits something.</summary>
/// <param name="context">What it may do.</param>
/// <returns>Its output, <see langword="null"/> where it has none.</returns>
internal delegate Task<object?> OrchestratorBody(TaskOrchestrationContext context);
