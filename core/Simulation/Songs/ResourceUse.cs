using GenreFunctions.Simulation.Limits;

namespace GenreFunctions.Simulation.Songs;

/// <summary>What an execution takes of something that all instances share.</summary>
internal readonly record struct ResourceUse(Resource Resource, double Amount);
