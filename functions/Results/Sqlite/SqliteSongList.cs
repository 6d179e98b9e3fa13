using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>A query for a page of songs as SQL: only the conditions that are asked for, so that an index fits every combination.</summary>
internal static class SqliteSongList
{
    /// <summary>Gives summary and version_count of one song more than fit the page, which tells whether there is a next one.</summary>
    public static SqliteCommand Command(SqliteConnection connection, SongQuery query)
    {
        var command = connection.CreateCommand();
        var conditions = new List<string>();
        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            command.Parameters.AddWithValue(name, value);
        }

        Where("song.publisher = $publisher", "$publisher", query.Publisher);
        Where("song.genre = $genre", "$genre", query.Genre);
        Where("song.outcome = $outcome", "$outcome", query.Outcome?.ToString());
        Where("song.tagged_ticks >= $from", "$from", query.From?.UtcTicks);
        Where("song.tagged_ticks < $to", "$to", query.To?.UtcTicks);
        if (SongCursor.Of(query) is { } cursor)
        {
            Where("(song.tagged_ticks, song.song_id) < ($cursorTicks, $cursorSong)", "$cursorTicks", cursor.TaggedTicks);
            command.Parameters.AddWithValue("$cursorSong", cursor.SongId);
        }

        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        command.CommandText = $"""
            SELECT version.summary, song.version_count
            FROM song CROSS JOIN version ON version.song_id = song.song_id AND version.version_id = song.version_id
            {where} ORDER BY song.tagged_ticks DESC, song.song_id DESC LIMIT {query.PageSize + 1}
            """;
        return command;
    }
}
