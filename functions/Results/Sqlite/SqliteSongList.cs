using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>A query for songs as SQL: only the conditions that are asked for, so that an index fits every combination.</summary>
internal static class SqliteSongList
{
    /// <summary>Gives summary and version_count of the first songs of a stretch, in order.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="stretch">Which part of its list.</param>
    /// <param name="count">Songs at most.</param>
    public static SqliteCommand Page(SqliteConnection connection, SongQuery query, SongStretch stretch, int count)
    {
        var command = connection.CreateCommand();
        var column = SqliteSongIndexes.Column(query.Sort);
        var direction = query.Order == SortOrder.Desc ? "DESC" : "ASC";
        command.CommandText = $"""
            SELECT version.summary, song.version_count
            FROM song INDEXED BY {SqliteSongIndexes.For(query)} CROSS JOIN version ON version.song_id = song.song_id AND version.version_id = song.version_id
            {Where(command, query, stretch)} ORDER BY song.{column} {direction}, song.song_id {direction} LIMIT {count}
            """;
        return command;
    }

    /// <summary>Gives how many songs the whole list has.</summary>
    public static SqliteCommand Count(SqliteConnection connection, SongQuery query)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM song {Where(command, query, SongStretch.All(query))}";
        return command;
    }

    private static string Where(SqliteCommand command, SongQuery query, SongStretch stretch)
    {
        var conditions = new List<string>();
        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            command.Parameters.AddWithValue(name, value);
        }

        // The cursor lies within the range, and stands in for the end of it that lies before: SQLite would begin there and pass over all pages since.
        bool IsBegun(SongSort sort, SortOrder order) => stretch.After is not null && query.Sort == sort && query.Order == order;

        Where("song.publisher = $publisher", "$publisher", query.Publisher);
        Where("song.genre = $genre", "$genre", query.Genre);
        Where("song.outcome = $outcome", "$outcome", query.Outcome?.ToString());
        Where("song.tagged_ticks >= $from", "$from", IsBegun(SongSort.Tagged, SortOrder.Asc) ? null : query.From?.UtcTicks);
        Where("song.tagged_ticks < $to", "$to", IsBegun(SongSort.Tagged, SortOrder.Desc) ? null : query.To?.UtcTicks);
        Where("song.confidence >= $least", "$least", IsBegun(SongSort.Confidence, SortOrder.Asc) ? null : stretch.LeastConfidence);
        Where("song.confidence <= $most", "$most", IsBegun(SongSort.Confidence, SortOrder.Desc) ? null : stretch.MostConfidence);
        if (stretch.After is { } after)
        {
            var beyond = query.Order == SortOrder.Desc ? "<" : ">";
            Where($"(song.{SqliteSongIndexes.Column(query.Sort)}, song.song_id) {beyond} ($afterKey, $afterSong)", "$afterKey", after.Key);
            command.Parameters.AddWithValue("$afterSong", after.SongId);
        }

        return conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
    }
}
