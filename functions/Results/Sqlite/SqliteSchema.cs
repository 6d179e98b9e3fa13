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

    /// <summary>What a row of songs says of a version: for whoever selects from <c>version</c> on a connection that <see cref="SqliteTables.Extend"/> has taught.</summary>
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

    private static readonly string Rest = $"ALTER TABLE song_2 RENAME TO song; {SqliteSongIndexes.Creation}";

    /// <summary>The tables, and how those of version 1 become them.</summary>
    public static SqliteTables Tables { get; } = new("songs", "TagStore:SqlitePath", Version, Versions + Songs + Rest)
    {
        Upgrades = new Dictionary<long, string> { [1] = Songs + SongsOfVersion1 + Rest },
        Extend = Extend,
    };

    // Lets SQL read summaries exactly as this program does.
    private static void Extend(SqliteConnection connection)
    {
        connection.CreateFunction("confidence_of", (string summary) => SongOrdering.ConfidenceOf(Summary(summary)), isDeterministic: true);
        connection.CreateFunction("name_of", (string summary) => SongOrdering.NameOf(Summary(summary)), isDeterministic: true);
    }

    private static SongSummary Summary(string json) => JsonSerializer.Deserialize<SongSummary>(json, AppJson.Options)!;
}
