using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>
/// The tables. A version is a row with its whole document last, so that reading the columns before it does not touch the pages it fills; a song is a
/// row that follows from its versions. Every index of songs ends in (tagged_ticks, song_id), the order of lists, so no list is ever sorted.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Goes up when the tables change; kept in the file as <c>user_version</c>.</summary>
    public const int Version = 1;

    private const string Tables = """
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

    /// <summary>Creates the tables in a new file, and checks them in any other.</summary>
    /// <exception cref="TagStoreUnavailableException">The file is another program's, or of another version.</exception>
    public static void Prepare(SqliteConnection connection)
    {
        // Readers and the writer do not wait for each other.
        Run(connection, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Number(connection, "PRAGMA user_version");
        if (version == 0 && Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0)
            Run(connection, $"{Tables} PRAGMA user_version = {Version};");
        else if (version != Version)
            throw new TagStoreUnavailableException(Mismatch(connection.DataSource, version));
        transaction.Commit();
    }

    private static string Mismatch(string path, long version) => version == 0
        ? $"{path} is a database of another program; set TagStore:SqlitePath to a file that is not there yet."
        : $"{path} has songs in version {version} of the tables, and this program knows version {Version}; use the program that wrote it, or set TagStore:SqlitePath to another file.";

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
