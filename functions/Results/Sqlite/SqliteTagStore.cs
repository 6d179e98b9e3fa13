using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>Songs in one SQLite file.</summary>
internal sealed class SqliteTagStore : ITagStore, IDisposable
{
    /// <summary>How long a lock is waited for: longer than any transaction of this program or a person's quick look, shorter than a caller's patience.</summary>
    public const int DefaultLockTimeoutSeconds = 10;

    private readonly SqliteDatabase<SqliteRecorder> _database;

    /// <summary>Nothing is opened yet.</summary>
    /// <param name="path">The file, which need not be there.</param>
    /// <param name="lockTimeoutSeconds">How long another program's lock is waited for.</param>
    public SqliteTagStore(string path, int lockTimeoutSeconds = DefaultLockTimeoutSeconds) =>
        _database = new SqliteDatabase<SqliteRecorder>(path, lockTimeoutSeconds, SqliteSchema.Tables, connection => new SqliteRecorder(connection));

    public override string ToString() => $"SQLite at {_database.Path}";

    public async Task<StoreReceipt> RecordAsync(SongVersion version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        cancellation.ThrowIfCancellationRequested();
        var row = SqliteRow.Of(version);
        return await _database.WriteAsync(
            recorder =>
            {
                recorder.Put(row);
                return new StoreReceipt(RequestUnits: 0);
            },
            cancellation);
    }

    public Task<SongRecord?> FindAsync(string songId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(songId);
        return _database.ReadAsync(connection => Find(connection, songId), cancellation);
    }

    public Task<SongPage> ListAsync(SongQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var stretches = SongStretch.Of(query);
        return _database.ReadAsync(connection => List(connection, query, stretches), cancellation);
    }

    public Task CheckAsync(CancellationToken cancellation) => ListAsync(new SongQuery { PageSize = 1 }, cancellation);

    public void Dispose() => _database.Dispose();

    private static SongRecord? Find(SqliteConnection connection, string songId)
    {
        // One transaction sees one state.
        using var transaction = connection.BeginTransaction(deferred: true);
        using var versions = connection.Command("SELECT version_id, etag, summary FROM version WHERE song_id = $song", ("$song", songId));
        var entries = versions.Rows(row => new VersionEntry(row.GetString(0), row.GetString(1), Parse<SongSummary>(row.GetString(2))));
        if (entries.Count == 0)
            return null;
        entries.Sort((one, other) => other.CompareTo(one));
        using var current = connection.Command(
            "SELECT document FROM version WHERE song_id = $song AND version_id = $version", ("$song", songId), ("$version", entries[0].VersionId));
        return new SongRecord(Parse<SongVersion>((string)current.ExecuteScalar()!), [.. entries.Select(entry => entry.Brief())]);
    }

    private static SongPage List(SqliteConnection connection, SongQuery query, IReadOnlyList<SongStretch> stretches)
    {
        // One song more than the page has tells whether there is a next one.
        var songs = new List<SongSummary>(query.PageSize + 1);
        foreach (var stretch in stretches)
        {
            if (songs.Count > query.PageSize)
                break;
            using var command = SqliteSongList.Page(connection, query, stretch, query.PageSize + 1 - songs.Count);
            songs.AddRange(command.Rows(row => Parse<SongSummary>(row.GetString(0)) with { VersionCount = row.GetInt32(1) }));
        }

        return SongPages.Cut(songs, query, query.Count ? Count(connection, query) : null);
    }

    private static long Count(SqliteConnection connection, SongQuery query)
    {
        using var command = SqliteSongList.Count(connection, query);
        return (long)command.ExecuteScalar()!;
    }

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, DocumentJson.Options)!;
}
