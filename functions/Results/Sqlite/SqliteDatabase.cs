using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>
/// A store's SQLite file. Readers have connections of their own and never wait for the writer. Whoever writes while another is writing joins the next
/// transaction: one flush to the disk serves all that wait, so writing is durable and still fast. Thread-safe.
/// </summary>
/// <typeparam name="TWriter">What the store's statements are prepared in. Used by one caller at a time.</typeparam>
internal sealed class SqliteDatabase<TWriter> : IDisposable
    where TWriter : class, IDisposable
{
    // A transaction holds this many writes at most, so that the first of many does not wait long.
    private const int LargestBatch = 256;

    private readonly SqliteTables _tables;
    private readonly Func<SqliteConnection, TWriter> _prepare;
    private readonly string _connectionString;
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly Lock _starting = new();
    private int _writing;
    private SqliteConnection? _connection;
    private TWriter? _writer;

    /// <summary>Nothing is opened yet.</summary>
    /// <param name="path">The file, which need not be there.</param>
    /// <param name="lockTimeoutSeconds">How long another program's lock is waited for.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="prepare">Prepares the statements on the connection that writes.</param>
    public SqliteDatabase(string path, int lockTimeoutSeconds, SqliteTables tables, Func<SqliteConnection, TWriter> prepare)
    {
        Path = System.IO.Path.GetFullPath(path);
        (_tables, _prepare) = (tables, prepare);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path, DefaultTimeout = lockTimeoutSeconds }.ToString();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Writes in a transaction, which others may share; on the disk when this returns.</summary>
    /// <exception cref="TagStoreUnavailableException">The file cannot be written.</exception>
    public async Task<T> WriteAsync<T>(Func<TWriter, T> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        T result = default!;
        var mine = new Waiting(writer => result = write(writer));
        _waiting.Enqueue(mine);
        if (Interlocked.Exchange(ref _writing, 1) == 0)
            _ = Task.Run(WriteAll, CancellationToken.None);
        await mine.Done.Task;
        return result;
    }

    /// <summary>Reads, on a connection of its own.</summary>
    /// <exception cref="TagStoreUnavailableException">The file cannot be read.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation) => Task.Run(
        () => Guarded(() =>
        {
            Start();
            using var connection = Open();
            return read(connection);
        }),
        cancellation);

    public void Dispose()
    {
        _writer?.Dispose();
        _connection?.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Writes until nobody waits. One at a time, and none when there is nothing to write.</summary>
    private void WriteAll()
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
            Guarded(() => Commit(batch));
            batch.ForEach(one => one.Done.SetResult());
        }
        catch (Exception error)
        {
            // Whatever it is, everybody who waits must hear of it.
            batch.ForEach(one => one.Done.SetException(error));
        }
    }

    // The transaction is SQLite's own and not the connection's: every command would have to be told of that.
    private bool Commit(List<Waiting> batch)
    {
        var (connection, writer) = Start();
        connection.Run("BEGIN IMMEDIATE");
        try
        {
            batch.ForEach(one => one.Write(writer));
            connection.Run("COMMIT");
            return true;
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    }

    private static void RollBack(SqliteConnection connection)
    {
        try
        {
            connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // On some errors SQLite has rolled back already; what went wrong is told by the error before.
        }
    }

    private (SqliteConnection Connection, TWriter Writer) Start()
    {
        lock (_starting)
        {
            if (_writer is not null)
                return (_connection!, _writer);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            var connection = Open();
            try
            {
                _tables.Prepare(connection);
                (_connection, _writer) = (connection, _prepare(connection));
                return (_connection, _writer);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    private T Guarded<T>(Func<T> function)
    {
        try
        {
            return function();
        }
        catch (SqliteException error)
        {
            throw SqliteFault.Of(error, Path, _tables.Setting);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TagStoreUnavailableException($"{Path} cannot be opened: {error.Message}", error);
        }
    }

    private sealed record Waiting(Action<TWriter> Write)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
