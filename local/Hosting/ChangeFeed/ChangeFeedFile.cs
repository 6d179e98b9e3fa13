using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>
/// The SQLite file that stands for a container: the app writes it, and shows what is new or changed in a table or view
/// <c>change_feed(sequence INTEGER, document TEXT)</c>, each with a sequence of its own above all earlier ones. A file that has no feed yet, or is not
/// there, has nothing new.
/// </summary>
internal sealed class ChangeFeedFile
{
    // SQLITE_ERROR: among others, that there is no such table. SQLITE_CANTOPEN: among others, that there is no such file.
    private const int Error = 1;
    private const int CannotOpen = 14;

    // The app writes for milliseconds; a file that is locked longer is looked at again later.
    private const int LockPatienceSeconds = 1;

    private readonly string _path;
    private readonly string _connection;

    public ChangeFeedFile(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        _path = path;
        // Not read-only: whoever opens a file with a write-ahead log first has to make its index.
        _connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = LockPatienceSeconds }.ToString();
    }

    /// <summary>The sequence of the last document; 0 when there is none.</summary>
    /// <exception cref="SqliteException">The file cannot be read, or is locked.</exception>
    public long End() => Ask(0L, "SELECT sequence FROM change_feed ORDER BY sequence DESC LIMIT 1", static command =>
        command.ExecuteScalar() is { } end ? Convert.ToInt64(end, CultureInfo.InvariantCulture) : 0);

    /// <summary>The documents from a sequence on, that one included, the earliest first.</summary>
    /// <exception cref="SqliteException">The file cannot be read, or is locked.</exception>
    public IReadOnlyList<ChangedDocument> From(long sequence, int count) => Ask<IReadOnlyList<ChangedDocument>>(
        [],
        "SELECT sequence, document FROM change_feed WHERE sequence >= $sequence ORDER BY sequence LIMIT $count",
        command =>
        {
            command.Parameters.AddWithValue("$sequence", sequence);
            command.Parameters.AddWithValue("$count", count);
            using var reader = command.ExecuteReader();
            var documents = new List<ChangedDocument>();
            while (reader.Read())
                documents.Add(new ChangedDocument(reader.GetInt64(0), reader.IsDBNull(1) ? "" : reader.GetString(1)));
            return documents;
        });

    // Opened for every look: the app may make the file anew, and an idle host holds none open.
    private T Ask<T>(T nothing, string query, Func<SqliteCommand, T> read)
    {
        try
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Queries are constants of this class.
            command.CommandText = query;
#pragma warning restore CA2100
            return read(command);
        }
        catch (SqliteException fault) when (IsNotThereYet(fault))
        {
            return nothing;
        }
    }

    private bool IsNotThereYet(SqliteException fault) => fault.SqliteErrorCode switch
    {
        CannotOpen => !File.Exists(_path),
        Error => fault.Message.Contains("no such table", StringComparison.Ordinal),
        _ => false,
    };
}
