using GenreFunctions.Simulation.Songs;

namespace GenreFunctions.Simulation.Workloads;

/// <summary>A song whose upload has ended.</summary>
/// <param name="Seconds">When, from the beginning of what counts; below 0 while warming up.</param>
/// <param name="Work">What it takes.</param>
internal readonly record struct SongArrival(double Seconds, SongWork Work);
