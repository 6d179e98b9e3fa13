namespace GenreFunctions.Functions.Catalogue;

/// <summary>That a song is being tagged again.</summary>
/// <param name="SongId">Which.</param>
/// <param name="InstanceId">The orchestration at it.</param>
/// <param name="Scheduled">Whether this request started it; false when one was at it already.</param>
internal sealed record RetagAnswer(string SongId, string InstanceId, bool Scheduled);
