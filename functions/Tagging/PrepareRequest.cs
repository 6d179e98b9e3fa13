using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What <see cref="PrepareAudio"/> is to prepare.</summary>
/// <param name="Song">Which version of which song.</param>
/// <param name="InstanceId">The orchestration, under whose name decoded audio is staged.</param>
/// <param name="Spent">What was used before.</param>
public sealed record PrepareRequest(SongUpload Song, string InstanceId, IReadOnlyList<ActivityMeters> Spent);
