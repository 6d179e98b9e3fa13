namespace GenreFunctions.Local.Durable;

/// <summary>The orchestrators and activities of an app, by name; names differ in more than their case.</summary>
/// <param name="Orchestrators">By name.</param>
/// <param name="Activities">By name.</param>
internal sealed record DurableFunctions(IReadOnlyDictionary<string, OrchestratorBody> Orchestrators, IReadOnlyDictionary<string, ActivityBody> Activities);
