namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>
/// The tables. A version is a row with its whole document last, so that reading the columns before it does not touch the pages it fills; a song is a
/// row that follows from its versions. Every index of songs ends in (tagged_ticks, song_id), the order of lists, so no list is ever sorted.
/// </summary>
internal static class SqliteSchema
{
    private const int Version = 1;

    private const string Sql = """
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
        CREATE TABLE song (
          song_id TEXT PRIMARY KEY,
          version_id TEXT NOT NULL,
          version_count INTEGER NOT NULL,
          tagged_ticks INTEGER NOT NULL,
          publisher TEXT NOT NULL,
          genre TEXT,
          outcome TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX song_by_time ON song (tagged_ticks, song_id);
        CREATE INDEX song_by_publisher ON song (publisher, tagged_ticks, song_id);
        CREATE INDEX song_by_genre ON song (genre, tagged_ticks, song_id);
        CREATE INDEX song_by_outcome ON song (outcome, tagged_ticks, song_id);
        CREATE INDEX song_by_publisher_genre ON song (publisher, genre, tagged_ticks, song_id);
        CREATE INDEX song_by_publisher_outcome ON song (publisher, outcome, tagged_ticks, song_id);
        """;

    public static SqliteTables Tables { get; } = new("songs", "TagStore:SqlitePath", Version, Sql);
}
