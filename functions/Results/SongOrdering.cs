namespace GenreFunctions.Functions.Results;

/// <summary>What a song is ordered by, as every store keeps it.</summary>
internal static class SongOrdering
{
    /// <summary>Stands for no confidence: below every one, so that falling lists end with it.</summary>
    public const double NoConfidence = -1;

    /// <summary>Ticks of UTC (<see cref="long"/>), a confidence (<see cref="double"/>) or a name in lower case (<see cref="string"/>).</summary>
    public static object KeyOf(SongSummary song, SongSort sort) => sort switch
    {
        SongSort.Tagged => song.TaggedAt.UtcTicks,
        SongSort.Confidence => ConfidenceOf(song),
        _ => NameOf(song),
    };

    public static double ConfidenceOf(SongSummary song) => song.Confidence ?? NoConfidence;

    /// <summary>As long as the name itself: characters are replaced one by one, the same on every machine.</summary>
    public static string NameOf(SongSummary song) => song.Name.ToLowerInvariant();
}
