using System.Globalization;
using System.Text.Json;
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

    /// <summary>What a row of songs says of a version: for whoever selects from <c>version</c> on a connection that was <see cref="Extend">extended</see>.</summary>
    public const string SongValues = "version.publisher, version.genre, version.outcome, version.tagged_ticks, confidence_of(version.summary), name_of(version.summary)";

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

    // Versions stay where they are: songs follow from them, and take a fraction of the room.
    private const string SongsOfVersion1 = $"""
        INSERT INTO song_2 SELECT song.song_id, song.version_id, song.version_count, {SongValues}
        FROM song CROSS JOIN version ON version.song_id = song.song_id AND version.version_id = song.version_id;
        DROP TABLE song;
        """;

    private static readonly string Rest = $"ALTER TABLE song_2 RENAME TO song; {SqliteSongIndexes.Creation} PRAGMA user_version = {Version};";

    /// <summary>Lets SQL on this connection read summaries exactly as this program does.</summary>
    public static void Extend(SqliteConnection connection)
    {
        connection.CreateFunction("confidence_of", (string summary) => SongOrdering.ConfidenceOf(Summary(summary)), isDeterministic: true);
        connection.CreateFunction("name_of", (string summary) => SongOrdering.NameOf(Summary(summary)), isDeterministic: true);
    }

    /// <summary>Creates the tables in a new file, brings those of version 1 up to date, and checks any other, all or nothing.</summary>
    /// <exception cref="TagStoreUnavailableException">The file is another program's, or of a later version.</exception>
    public static void Prepare(SqliteConnection connection)
    {
        // Readers and the writer do not wait for each other.
        Run(connection, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Number(connection, "PRAGMA user_version");
        if (version == 0 && Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0)
            Run(connection, Versions + Songs + Rest);
        else if (version == 1)
            Run(connection, Songs + SongsOfVersion1 + Rest);
        else if (version != Version)
            throw new TagStoreUnavailableException(Mismatch(connection.DataSource, version));
        transaction.Commit();
    }

    private static SongSummary Summary(string json) => JsonSerializer.Deserialize<SongSummary>(json, AppJson.Options)!;

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
