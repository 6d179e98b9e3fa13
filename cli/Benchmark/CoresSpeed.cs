namespace GenreFunctions.Cli.Benchmark;

/// <summary>Several songs at once, by the clock.</summary>
/// <param name="Name">The song.</param>
/// <param name="Jobs">How many at once.</param>
/// <param name="SongsPerSecond">Songs done in a second of the clock, turn by turn.</param>
/// <param name="Milliseconds">Processor time a song, turn by turn: more than on one core where cores share caches, memory or a core's two halves.</param>
/// <param name="TimesOneCore">Songs a second against those of one core that has nothing else to do.</param>
internal sealed record CoresSpeed(string Name, int Jobs, Spread SongsPerSecond, Spread Milliseconds, double TimesOneCore);
