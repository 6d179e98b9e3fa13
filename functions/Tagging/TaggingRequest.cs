using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What <see cref="TagSong"/> is started with.</summary>
/// <param name="Song">Which version of which song.</param>
/// <param name="Attempt">Which orchestration of this version it is, from 1: the sweep starts another one for a song whose orchestration came to nothing.</param>
/// <param name="Trigger">What the function used that took up the news of an upload; <see langword="null"/> when it was started otherwise.</param>
public sealed record TaggingRequest(SongUpload Song, int Attempt = 1, ActivityMeters? Trigger = null);
