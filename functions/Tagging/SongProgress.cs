namespace GenreFunctions.Functions.Tagging;

/// <summary>How far a song is: the orchestration's custom status.</summary>
/// <param name="Stage">One of the constants.</param>
/// <param name="SegmentsDone">Segments that are scored.</param>
/// <param name="SegmentsTotal">Segments of the song; 0 until it is decoded.</param>
public sealed record SongProgress(string Stage, int SegmentsDone, int SegmentsTotal)
{
    /// <summary>The song is read and decoded; a short one is scored and recorded at once.</summary>
    public const string Preparing = "preparing";

    /// <summary>Batches of segments are scored.</summary>
    public const string Scoring = "scoring";

    /// <summary>The result is put together and written down.</summary>
    public const string Recording = "recording";

    /// <summary>It is over, one way or another: the orchestration's output says how.</summary>
    public const string Done = "done";

    /// <summary>The service failed at the song.</summary>
    public const string Failed = "failed";
}
