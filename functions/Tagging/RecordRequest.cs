using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What <see cref="RecordTags"/> is to join and record.</summary>
/// <param name="Song">Which version of which song.</param>
/// <param name="Reading">What reading it has shown.</param>
/// <param name="Batches">All its batches, in any order.</param>
/// <param name="InstanceId">The orchestration, under whose name its cost is recorded.</param>
/// <param name="Spent">What was used before.</param>
public sealed record RecordRequest(SongUpload Song, SongReading Reading, IReadOnlyList<BatchScores> Batches, string InstanceId, IReadOnlyList<ActivityMeters> Spent);
