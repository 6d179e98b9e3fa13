using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>Writes versions, on a connection of its own whose statements stay prepared. Used by one caller at a time.</summary>
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
    private const string PutSong = $"""
        INSERT INTO song (song_id, version_id, version_count, publisher, genre, outcome, tagged_ticks, confidence, name)
        SELECT song_id, version_id, (SELECT COUNT(*) FROM version WHERE song_id = $song), {SqliteSchema.SongValues}
        FROM version WHERE song_id = $song ORDER BY uploaded_ticks DESC, version.tagged_ticks DESC, version_id DESC LIMIT 1
        ON CONFLICT (song_id) DO UPDATE SET
          version_id = excluded.version_id, version_count = excluded.version_count, publisher = excluded.publisher, genre = excluded.genre,
          outcome = excluded.outcome, tagged_ticks = excluded.tagged_ticks, confidence = excluded.confidence, name = excluded.name
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _putVersion;
    private readonly SqliteCommand _putSong;

    /// <summary>Takes the open connection over, which was <see cref="SqliteSchema.Extend">extended</see>.</summary>
    public SqliteRecorder(SqliteConnection connection)
    {
        _connection = connection;
        _putVersion = Command(PutVersion, "$song", "$version", "$uploaded", "$tagged", "$publisher", "$genre", "$outcome", "$etag", "$summary", "$document");
        _putSong = Command(PutSong, "$song");
    }

    /// <summary>All of them or none, on the disk when this returns.</summary>
    public void Record(IEnumerable<SqliteRow> rows)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _putVersion.Transaction = _putSong.Transaction = transaction;
        foreach (var row in rows)
            Put(row);
        transaction.Commit();
    }

    public void Dispose()
    {
        _putVersion.Dispose();
        _putSong.Dispose();
        _connection.Dispose();
    }

    private void Put(SqliteRow row)
    {
        var summary = row.Entry.Summary;
        Run(_putVersion, summary.SongId, row.Entry.VersionId, summary.UploadedAt.UtcTicks, summary.TaggedAt.UtcTicks, summary.Publisher, summary.Genre,
            summary.Outcome.ToString(), row.Entry.ETag, row.Summary, row.Document);
        Run(_putSong, summary.SongId);
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
