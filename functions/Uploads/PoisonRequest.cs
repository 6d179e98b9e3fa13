using GenreFunctions.Functions.Songs;

namespace GenreFunctions.Functions.Uploads;

/// <summary>What <see cref="PoisonAudio"/> is to give up on.</summary>
/// <param name="Song">Which version of which song.</param>
/// <param name="Reason">A sentence for the publisher.</param>
public sealed record PoisonRequest(SongUpload Song, string Reason);
