using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>
/// Songs in one SQLite file. Readers have connections of their own and never wait for the writer. Whoever records while another is writing joins the
/// next transaction: one flush to the disk serves all that wait, so recording is durable and still fast.
/// </summary>
internal sealed class SqliteTagStore : ITagStore, IDisposable
{
    /// <summary>How long a lock is waited for: longer than any transaction of this program or a person's quick look, shorter than a caller's patience.</summary>
    public const int DefaultLockTimeoutSeconds = 10;

    // A transaction holds this many versions at most, so that the first of many does not wait long.
    private const int LargestBatch = 256;

    private readonly string _path;
    private readonly string _connectionString;
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly Lock _starting = new();
    private int _writing;
    private SqliteRecorder? _recorder;

    /// <summary>Nothing is opened yet.</summary>
    /// <param name="path">The file, which need not be there.</param>
    /// <param name="lockTimeoutSeconds">How long another program's lock is waited for.</param>
    public SqliteTagStore(string path, int lockTimeoutSeconds = DefaultLockTimeoutSeconds)
    {
        _path = Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = lockTimeoutSeconds }.ToString();
    }

    public override string ToString() => $"SQLite at {_path}";

    public async Task<StoreReceipt> RecordAsync(SongVersion version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        cancellation.ThrowIfCancellationRequested();
        var mine = new Waiting(SqliteRow.Of(version));
        _waiting.Enqueue(mine);
        if (Interlocked.Exchange(ref _writing, 1) == 0)
            _ = Task.Run(Write, CancellationToken.None);
        await mine.Done.Task;
        return new StoreReceipt(RequestUnits: 0);
    }

    public Task<SongRecord?> FindAsync(string songId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(songId);
        return Reading(connection => Find(connection, songId), cancellation);
    }

    public Task<SongPage> ListAsync(SongQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var stretches = SongStretch.Of(query);
        return Reading(connection => List(connection, query, stretches), cancellation);
    }

    public Task CheckAsync(CancellationToken cancellation) =>
        ListAsync(new SongQuery { PageSize = 1 }, cancellation);

    public void Dispose()
    {
        _recorder?.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static SongRecord? Find(SqliteConnection connection, string songId)
    {
        // One transaction sees one state.
        using var transaction = connection.BeginTransaction(deferred: true);
        var entries = new List<VersionEntry>();
        using (var command = Command(connection, "SELECT version_id, etag, summary FROM version WHERE song_id = $song", ("$song", songId)))
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                entries.Add(new VersionEntry(rows.GetString(0), rows.GetString(1), Parse<SongSummary>(rows.GetString(2))));
        }

        if (entries.Count == 0)
            return null;
        entries.Sort((one, other) => other.CompareTo(one));
        using var current = Command(
            connection, "SELECT document FROM version WHERE song_id = $song AND version_id = $version", ("$song", songId), ("$version", entries[0].VersionId));
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
            using var rows = command.ExecuteReader();
            while (rows.Read())
                songs.Add(Parse<SongSummary>(rows.GetString(0)) with { VersionCount = rows.GetInt32(1) });
        }

        return SongPages.Cut(songs, query, query.Count ? Count(connection, query) : null);
    }

    private static long Count(SqliteConnection connection, SongQuery query)
    {
        using var command = SqliteSongList.Count(connection, query);
        return (long)command.ExecuteScalar()!;
    }

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, AppJson.Options)!;

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, string Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    /// <summary>Writes until nobody waits. One at a time, and none when there is nothing to write.</summary>
    private void Write()
    {
        do
        {
            while (!_waiting.IsEmpty)
                WriteBatch();
            // A full fence: whoever queues after the look below finds nobody writing.
            Interlocked.Exchange(ref _writing, 0);
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _writing, 1) == 0);
    }

    private void WriteBatch()
    {
        var batch = new List<Waiting>();
        while (batch.Count < LargestBatch && _waiting.TryDequeue(out var one))
            batch.Add(one);
        try
        {
            Guarded(() => Started().Record(batch.Select(one => one.Row)));
            batch.ForEach(one => one.Done.SetResult());
        }
        catch (Exception error)
        {
            // Whatever it is, everybody who waits must hear of it.
            batch.ForEach(one => one.Done.SetException(error));
        }
    }

    private Task<T> Reading<T>(Func<SqliteConnection, T> read, CancellationToken cancellation) => Task.Run(
        () => Guarded(() =>
        {
            Started();
            using var connection = Open();
            return read(connection);
        }),
        cancellation);

    private SqliteRecorder Started()
    {
        lock (_starting)
            return _recorder ??= Start();
    }

    private SqliteRecorder Start()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var connection = Open();
        try
        {
            SqliteSchema.Extend(connection);
            SqliteSchema.Prepare(connection);
            return new SqliteRecorder(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    private void Guarded(Action action) => Guarded(() =>
    {
        action();
        return true;
    });

    private T Guarded<T>(Func<T> function)
    {
        try
        {
            return function();
        }
        catch (SqliteException error)
        {
            throw SqliteFault.Of(error, _path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TagStoreUnavailableException($"{_path} cannot be opened: {error.Message}", error);
        }
    }

    private sealed record Waiting(SqliteRow Row)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
