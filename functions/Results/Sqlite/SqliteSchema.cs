using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>
/// The tables. A version is a row with its whole document last, so that reading the columns before it does not touch the pages it fills; a song is a
/// row that follows from its versions, with what lists filter and sort by.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Goes up when the tables change; kept in the file as <c>user_version</c>. 2 added confidence and name to songs.</summary>
    public const int Version = 2;

    private const string Versions = """
        CREATE TABLE version (
          song_id TEXT NOT NULL,
          version_id TEXT NOT NULL,
          uploaded_ticks INTEGER NOT NULL,
          tagged_ticks INTEGER NOT NULL,
          publisher TEXT NOT NULL,
          genre TEXT,
          outcome TEXT NOT NULL,
          etag TEXT NOT NULL,
          summary TEXT NOT NULL,
          document TEXT NOT NULL,
          PRIMARY KEY (song_id, version_id)
        );
        """;

    // Confidence is below 0 where there is none, name is in lower case: see SongOrdering.
    private const string Songs = """
        CREATE TABLE song_2 (
          song_id TEXT NOT NULL PRIMARY KEY,
          version_id TEXT NOT NULL,
          version_count INTEGER NOT NULL,
          publisher TEXT NOT NULL,
          genre TEXT,
          outcome TEXT NOT NULL,
          tagged_ticks INTEGER NOT NULL,
          confidence REAL NOT NULL,
          name TEXT NOT NULL
        );
        """;

    private static readonly string Rest = $"ALTER TABLE song_2 RENAME TO song; {SqliteSongIndexes.Creation}";

    /// <summary>The tables, and how those of version 1 become them.</summary>
    public static SqliteTables Tables { get; } = new("songs", "TagStore:SqlitePath", Version, Versions + Songs + Rest)
    {
        Upgrades = new Dictionary<long, Action<SqliteConnection>> { [1] = UpgradeVersion1 },
    };

    // Versions stay where they are: songs follow from them, and take a fraction of the room.
    private static void UpgradeVersion1(SqliteConnection connection)
    {
        connection.Run(Songs);
        using (var songs = new SqliteSongRows(connection, "song_2"))
        using (var old = connection.Command(
            """
            SELECT song.song_id, song.version_id, song.version_count, version.summary
            FROM song CROSS JOIN version ON version.song_id = song.song_id AND version.version_id = song.version_id
            """))
        using (var rows = old.ExecuteReader())
        {
            while (rows.Read())
                songs.Put(rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.GetString(3));
        }

        connection.Run($"DROP TABLE song; {Rest}");
    }
}
