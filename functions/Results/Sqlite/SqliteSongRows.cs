using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>
/// Writes the rows that lists read, by a statement that stays prepared. What summaries say is read here and not by SQL: SQLite would have to call this program for that,
/// and its provider leaves what is called back to the garbage collector, which ends the process some time later. Used by one caller at a time.
/// </summary>
internal sealed class SqliteSongRows : IDisposable
{
    private readonly SqliteStatement _put;

    public SqliteSongRows(SqliteConnection connection, string table) => _put = new SqliteStatement(
        connection,
        $"""
        INSERT INTO {table} (song_id, version_id, version_count, publisher, genre, outcome, tagged_ticks, confidence, name)
        VALUES ($song, $version, $count, $publisher, $genre, $outcome, $tagged, $confidence, $name)
        ON CONFLICT (song_id) DO UPDATE SET
          version_id = excluded.version_id, version_count = excluded.version_count, publisher = excluded.publisher, genre = excluded.genre,
          outcome = excluded.outcome, tagged_ticks = excluded.tagged_ticks, confidence = excluded.confidence, name = excluded.name
        """,
        "$song", "$version", "$count", "$publisher", "$genre", "$outcome", "$tagged", "$confidence", "$name");

    /// <summary>Writes a song as one of its versions, of which it has <paramref name="versionCount"/>.</summary>
    public void Put(string songId, string versionId, long versionCount, string summary)
    {
        var song = JsonSerializer.Deserialize<SongSummary>(summary, DocumentJson.Options)!;
        _put.Run(
            songId, versionId, versionCount, song.Publisher, song.Genre, song.Outcome.ToString(), song.TaggedAt.UtcTicks, SongOrdering.ConfidenceOf(song), SongOrdering.NameOf(song));
    }

    public void Dispose() => _put.Dispose();
}
