namespace GenreFunctions.Simulation.Engine;

/// <summary>An event; what the numbers mean depends on its kind.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Pool">Where.</param>
/// <param name="Instance">To which instance.</param>
/// <param name="Number">The place of a job on the instance, or the version of what was foreseen.</param>
/// <param name="Job">The job that was delivered.</param>
internal readonly record struct SimulationEvent(EventKind Kind, byte Pool, int Instance, int Number, Job Job);
