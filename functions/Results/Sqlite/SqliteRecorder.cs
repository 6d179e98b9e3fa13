using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>Writes versions, by statements that stay prepared. Used by one caller at a time.</summary>
internal sealed class SqliteRecorder : IDisposable
{
    // A failure replaces nothing that ended otherwise.
    private const string PutVersion = """
        INSERT INTO version (song_id, version_id, uploaded_ticks, tagged_ticks, publisher, genre, outcome, etag, summary, document)
        VALUES ($song, $version, $uploaded, $tagged, $publisher, $genre, $outcome, $etag, $summary, $document)
        ON CONFLICT (song_id, version_id) DO UPDATE SET
          uploaded_ticks = excluded.uploaded_ticks, tagged_ticks = excluded.tagged_ticks, publisher = excluded.publisher, genre = excluded.genre,
          outcome = excluded.outcome, etag = excluded.etag, summary = excluded.summary, document = excluded.document
        WHERE excluded.outcome <> 'Failed' OR version.outcome = 'Failed'
        """;

    // As VersionEntry compares.
    private const string FindCurrent = """
        SELECT version_id, (SELECT COUNT(*) FROM version WHERE song_id = $song), summary
        FROM version WHERE song_id = $song ORDER BY uploaded_ticks DESC, tagged_ticks DESC, version_id DESC LIMIT 1
        """;

    private readonly SqliteStatement _putVersion;
    private readonly SqliteStatement _findCurrent;
    private readonly SqliteSongRows _songs;

    public SqliteRecorder(SqliteConnection connection)
    {
        _putVersion = new SqliteStatement(
            connection, PutVersion, "$song", "$version", "$uploaded", "$tagged", "$publisher", "$genre", "$outcome", "$etag", "$summary", "$document");
        _findCurrent = new SqliteStatement(connection, FindCurrent, "$song");
        _songs = new SqliteSongRows(connection, "song");
    }

    public void Put(SqliteRow row)
    {
        var summary = row.Entry.Summary;
        _putVersion.Run(summary.SongId, row.Entry.VersionId, summary.UploadedAt.UtcTicks, summary.TaggedAt.UtcTicks, summary.Publisher, summary.Genre,
            summary.Outcome.ToString(), row.Entry.ETag, row.Summary, row.Document);
        var (versionId, versionCount, current) = _findCurrent.Single(found => (found.GetString(0), found.GetInt64(1), found.GetString(2)), summary.SongId);
        _songs.Put(summary.SongId, versionId, versionCount, current);
    }

    public void Dispose()
    {
        _putVersion.Dispose();
        _findCurrent.Dispose();
        _songs.Dispose();
    }
}
