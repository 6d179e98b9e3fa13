using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable.History;

/// <summary>The history file of one engine: held, so that no other host runs the same orchestrations; read by many, written by one. Thread-safe.</summary>
internal sealed class HistoryStore : IDisposable
{
    private readonly string _path;
    private readonly Action? _committed;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly string _connectionString;
    private FileStream? _hold;
    private HistoryWriter? _writer;

    /// <summary>A store that is not open.</summary>
    /// <param name="path">The file.</param>
    /// <param name="logger">Where trouble is told.</param>
    /// <param name="committed">Called after every transaction.</param>
    public HistoryStore(string path, ILogger logger, Action? committed)
    {
        (_path, _logger, _committed) = (path, logger, committed);
        // Default Timeout is how long one try waits for another process's lock, in seconds.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 1 }.ToString();
        Reader = new HistoryReader(_connectionString, Patience());
    }

    public HistoryReader Reader { get; }

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="InvalidOperationException">Another host holds it, or it is of another version or program.</exception>
    public void Open()
    {
        SQLitePCL.Batteries_V2.Init();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        _hold = Hold();
        try
        {
            // Not when it is there: closing a file, however it was opened, gives up the locks that SQLite has on it in this process.
            if (!File.Exists(_path))
                CreateOwnFile(_path).Dispose();
            _writer = new HistoryWriter(Patience().Run(OpenForWriting), Patience(), _committed, _logger);
        }
        catch
        {
            _hold.Dispose();
            throw;
        }
    }

    /// <summary>Has something written.</summary>
    public void Write(Write write)
    {
        if (_writer is null)
            write.Failed(new InvalidOperationException("The durable engine is closed."));
        else
            _writer.Enqueue(write);
    }

    /// <summary>Has something written, and waits for it.</summary>
    /// <param name="apply">Writes it, and says what came of it; runs again when the transaction had to be rolled back.</param>
    /// <param name="committed">What follows, before who waits goes on.</param>
    public Task<T> WriteAsync<T>(Func<HistoryStatements, T> apply, Action<T>? committed = null)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        T result = default!;
        Write(new Write(
            statements => result = apply(statements),
            () =>
            {
                committed?.Invoke(result);
                done.SetResult(result);
            },
            done.SetException));
        return done.Task;
    }

    /// <summary>Gives up on a file that is locked: what waits to be written fails.</summary>
    public void GiveUp() => _closing.Cancel();

    /// <summary>Writes what waits, unless the file is locked, and closes it.</summary>
    public void Dispose()
    {
        GiveUp();
        _writer?.Dispose();
        using (var connection = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(connection);
        _hold?.Dispose();
        _closing.Dispose();
    }

    private SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection($"{_connectionString};Pooling=False");
        try
        {
            connection.Open();
            HistorySchema.Prepare(connection, _path);
            return connection;
        }
        catch (Exception failure)
        {
            connection.Dispose();
            if (failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT })
                throw new InvalidOperationException($"The orchestration history '{_path}' is not a SQLite file, or is damaged: move it away, and the host starts an empty one.", failure);
            throw;
        }
    }

    private FileStream Hold()
    {
        try
        {
            return CreateOwnFile($"{_path}.lock");
        }
        catch (IOException failure)
        {
            throw new InvalidOperationException($"The orchestration history '{_path}' is used by another host: stop that one, or give this one a file of its own.", failure);
        }
    }

    /// <summary>What songs are called is nobody else's business: the files are for their owner alone.</summary>
    private static FileStream CreateOwnFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private LockPatience Patience() => new(_path, _logger, _closing.Token);
}
