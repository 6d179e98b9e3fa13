namespace GenreFunctions.Local.Durable.Replay;

/// <summary>An orchestrator did something else than its history says, or something that no history can hold.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : InvalidOperationException(message);
