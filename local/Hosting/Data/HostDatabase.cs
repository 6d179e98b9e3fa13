using Microsoft.Data.Sqlite;

namespace GenreFunctions.Local.Hosting.Data;

/// <summary>The SQLite file in which the host remembers what it has done. One connection, used by one caller at a time. Thread-safe.</summary>
internal sealed class HostDatabase : IDisposable
{
    // A blob has one row a function: the version that was seen last.
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS blob (
            function TEXT NOT NULL, container TEXT NOT NULL, name TEXT NOT NULL,
            etag TEXT NOT NULL, failures INTEGER NOT NULL, done INTEGER NOT NULL,
            PRIMARY KEY (function, container, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS timer (function TEXT PRIMARY KEY, started TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS change_feed (
            function TEXT NOT NULL, container TEXT NOT NULL, sequence INTEGER NOT NULL,
            PRIMARY KEY (function, container)) WITHOUT ROWID;
        """;

    private readonly Lock _turn = new();
    private readonly SqliteConnection _connection;

    /// <summary>Opens the file, made when it is not there.</summary>
    /// <exception cref="HostStartException">It is no database, or cannot be opened.</exception>
    public HostDatabase(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            Change(Schema);
        }
        catch (SqliteException fault)
        {
            _connection.Dispose();
            throw new HostStartException($"{path} cannot be opened: {fault.Message}; move it away, and every blob that is there counts as new.");
        }
    }

    /// <summary>Runs a statement.</summary>
    public void Change(string statement, params ReadOnlySpan<(string Name, object Value)> values)
    {
        lock (_turn)
        {
            using var command = Command(statement, values);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Runs a statement once for each of many values, all or none.</summary>
    public void ChangeEach<T>(string statement, IEnumerable<T> items, Func<T, (string Name, object Value)[]> values)
    {
        lock (_turn)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var item in items)
            {
                using var command = Command(statement, values(item));
                command.Transaction = transaction;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    /// <summary>All rows of a query.</summary>
    public List<T> Read<T>(string query, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object Value)> values)
    {
        lock (_turn)
        {
            using var command = Command(query, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(row(reader));
            return rows;
        }
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string text, ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this assembly; values are parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
