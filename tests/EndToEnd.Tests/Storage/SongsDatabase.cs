using Microsoft.Data.Sqlite;

namespace GenreFunctions.EndToEnd.Tests.Storage;

/// <summary>The file in which the service keeps songs, looked into and locked from outside.</summary>
internal sealed class SongsDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    static SongsDatabase() => SQLitePCL.Batteries_V2.Init();

    public SongsDatabase(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        _connection.Open();
    }

    /// <summary>Rows of a table.</summary>
    public long Count(string table) => (long)Run($"SELECT COUNT(*) FROM {table}")!;

    /// <summary>Nobody else can write.</summary>
    public void Lock() => Run("BEGIN EXCLUSIVE");

    /// <summary>Everybody can again.</summary>
    public void Unlock() => Run("ROLLBACK");

    public void Dispose() => _connection.Dispose();

    private object? Run(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The words are this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
