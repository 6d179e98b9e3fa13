using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>What <see cref="PoisonAudio"/> is to give up on.</summary>
/// <param name="Song">Which version of which song.</param>
/// <param name="Reason">A sentence for the publisher.</param>
/// <param name="InstanceId">The orchestration, under whose name its cost is recorded.</param>
/// <param name="Spent">What was used before.</param>
/// <param name="Reading">What reading it has shown, where it came so far.</param>
public sealed record PoisonRequest(SongUpload Song, string Reason, string InstanceId, IReadOnlyList<ActivityMeters> Spent, SongReading? Reading = null);
