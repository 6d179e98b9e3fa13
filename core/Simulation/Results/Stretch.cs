namespace GenreFunctions.Simulation.Results;

/// <summary>A twenty-fourth of the time: an hour of a day.</summary>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="Instances">On average.</param>
/// <param name="MostBacklog">Songs without tags, at most.</param>
public sealed record Stretch(double StartSeconds, double Instances, int MostBacklog);
