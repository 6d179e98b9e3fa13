using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What <see cref="RecordTags"/> is to join and record.</summary>
/// <param name="Song">Which version of which song.</param>
/// <param name="Reading">What reading it has shown.</param>
/// <param name="Batches">All its batches, in any order.</param>
public sealed record RecordRequest(SongUpload Song, SongReading Reading, IReadOnlyList<BatchScores> Batches);
