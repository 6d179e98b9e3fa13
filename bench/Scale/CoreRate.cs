namespace GenreFunctions.Bench.Scale;

/// <summary>What tagging songs from memory, on all cores, comes to.</summary>
/// <param name="SongsPerSecond">On the clock.</param>
/// <param name="ProcessorTime">Of a song; says more than the clock where other programs have work too.</param>
internal readonly record struct CoreRate(double SongsPerSecond, TimeSpan ProcessorTime);
