namespace GenreFunctions.Functions.Progress;

/// <summary>A song that is being tagged, or waits for it.</summary>
/// <param name="SongId">Which.</param>
/// <param name="InstanceId">The orchestration at it.</param>
/// <param name="Publisher">Whose it is.</param>
/// <param name="Container">Where it lies.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="Stage"><see cref="Queued"/>, or what <see cref="Tagging.SongProgress"/> says.</param>
/// <param name="SegmentsDone">Segments that are scored.</param>
/// <param name="SegmentsTotal">Segments of the song; 0 until it is decoded.</param>
/// <param name="Since">When it was put in line.</param>
internal sealed record SongUnderWay(
    string SongId, string InstanceId, string Publisher, string Container, string Name, string Stage, int SegmentsDone, int SegmentsTotal, DateTimeOffset Since)
{
    /// <summary>Nothing was done for it yet.</summary>
    public const string Queued = "queued";
}
