namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>
/// The indexes of songs: one for every order behind every combination of filters that stand for few songs, so that no list is ever sorted. Each ends in
/// the song, which settles what is alike, and in what the other filters look at, so that a song they leave out costs no look at its row.
/// </summary>
internal static class SqliteSongIndexes
{
    // A genre implies the outcome, so that both together need no index of their own.
    private static readonly string[][] Filters = [[], ["publisher"], ["genre"], ["outcome"], ["publisher", "genre"], ["publisher", "outcome"]];

    /// <summary>SQL that creates them all.</summary>
    public static string Creation => string.Join(
        Environment.NewLine,
        from filters in Filters
        from sort in Enum.GetValues<SongSort>()
        select $"CREATE INDEX {Name(filters, sort)} ON song ({string.Join(", ", filters.Append(Column(sort)).Append("song_id").Concat(Looked(filters, sort)))});");

    /// <summary>The column that a list is ordered by.</summary>
    public static string Column(SongSort sort) => sort switch
    {
        SongSort.Tagged => "tagged_ticks",
        SongSort.Confidence => "confidence",
        _ => "name",
    };

    /// <summary>The index that serves a list. Named in its query: SQLite, without statistics, would rather sort than pass over songs.</summary>
    public static string For(SongQuery query)
    {
        var filters = new List<string>();
        if (query.Publisher is not null)
            filters.Add("publisher");
        if (query.Genre is not null)
            filters.Add("genre");
        else if (query.Outcome is not null)
            filters.Add("outcome");
        return Name(filters, query.Sort);
    }

    private static string Name(IEnumerable<string> filters, SongSort sort) => $"song_by_{string.Join('_', filters.Append(AppJson.Word(sort)))}";

    private static IEnumerable<string> Looked(string[] filters, SongSort sort)
    {
        if (sort != SongSort.Tagged)
            yield return "tagged_ticks";
        if (sort != SongSort.Confidence)
            yield return "confidence";
        if (filters.Contains("genre"))
            yield return "outcome";
    }
}
