using System.Globalization;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>
/// What songs are ordered by, and the song behind it, as one text each that compares as both together do: one range index then serves order, place and
/// range, and no composite index is needed.
/// </summary>
internal static class SongOrderKeys
{
    // Comes before every digit, and so does no confidence.
    private const string Separator = "-";

    // Comes right after the separator.
    private const string BehindSeparator = ".";

    // Comes before whatever stands in a name, so that a name comes before those that go on after it.
    private const string NameSeparator = "\u0001";

    /// <summary>The document's property.</summary>
    public static string Property(SongSort sort) => sort switch
    {
        SongSort.Tagged => "listKey",
        SongSort.Confidence => "confidenceKey",
        _ => "nameKey",
    };

    public static string Of(SongSummary song, SongSort sort) => Of(SongCursor.After(song, sort));

    public static string Of(SongCursor place) => place.Key switch
    {
        long ticks => From(ticks) + Separator + place.SongId,
        double confidence => From(confidence) + Separator + place.SongId,
        var name => name + NameSeparator + place.SongId,
    };

    /// <summary>Where songs tagged at that time begin. 19 digits hold every year to 9999.</summary>
    public static string From(long ticks) => ticks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Where songs of that confidence begin. The bits of numbers that are not negative compare as the numbers do.</summary>
    public static string From(double confidence) =>
        confidence < 0 ? "" : BitConverter.DoubleToInt64Bits(Math.Abs(confidence)).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Where they end.</summary>
    public static string Behind(double confidence) => From(confidence) + BehindSeparator;
}
