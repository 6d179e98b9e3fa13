using GenreFunctions.Simulation.Songs;

namespace GenreFunctions.Simulation.Engine;

/// <summary>An execution of a song that waits for an instance, or has one.</summary>
/// <param name="Song">Its place in the <see cref="SongTable"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Cause">Of a turn: what has ended.</param>
internal readonly record struct Job(int Song, JobKind Kind, JobKind Cause);
