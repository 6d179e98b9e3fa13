using Microsoft.Data.Sqlite;

namespace GenreFunctions.Local.Tests.Hosting.ChangeFeed;

/// <summary>The app's side of a change feed: a SQLite file with a write-ahead log, written by a connection of its own.</summary>
internal sealed class FeedFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public FeedFile(string folder, string container = "costs", string journal = "wal")
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection($"Data Source={PathOf(folder, container)};Pooling=False");
        _connection.Open();
        Execute($"PRAGMA journal_mode = {journal}");
    }

    public static string PathOf(string folder, string container = "costs") => Path.Combine(folder, container + ".db");

    /// <summary>The feed is what a view shows of the app's own table.</summary>
    public FeedFile MakeView()
    {
        Execute("""
            CREATE TABLE cost (id TEXT PRIMARY KEY, written INTEGER NOT NULL UNIQUE, json TEXT);
            CREATE VIEW change_feed (sequence, document) AS SELECT written, json FROM cost;
            """);
        return this;
    }

    /// <summary>Adds documents, or puts them in place of what they were, all at once.</summary>
    public void Write(params IEnumerable<(string Id, string? Json)> documents)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var (id, json) in documents)
        {
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT OR REPLACE INTO cost (id, written, json) SELECT $id, COALESCE(MAX(written), 0) + 1, $json FROM cost";
            command.Parameters.AddWithValue("$id", id);
            command.Parameters.AddWithValue("$json", (object?)json ?? DBNull.Value);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Songs of these titles, as JSON in camel case.</summary>
    public void WriteSongs(params IEnumerable<string> titles) => Write(titles.Select(title => (title, (string?)$$"""{ "title": "{{title}}", "seconds": 3 }""")));

    public void Execute(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
