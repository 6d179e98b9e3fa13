using Microsoft.Data.Sqlite;

namespace GenreFunctions.Local.Durable.History;

/// <summary>
/// The tables of a history file. <c>instances</c> has one row an orchestration and outlives it; <c>events</c> is what running ones have been
/// through, in order; <c>inbox</c> is what waits for their next turn. Times are ticks of UTC.
/// </summary>
internal static class HistorySchema
{
    /// <summary>Goes up when the tables or the meaning of a row change.</summary>
    public const int Version = 1;

    private const string Tables = """
        CREATE TABLE instances (
            key INTEGER PRIMARY KEY, instance_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, status INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0,
            generation INTEGER NOT NULL DEFAULT 0, root INTEGER NOT NULL,
            parent INTEGER, parent_generation INTEGER, parent_task INTEGER, parent_id TEXT, parent_name TEXT,
            created INTEGER NOT NULL, updated INTEGER NOT NULL, start_at INTEGER,
            input TEXT, output TEXT, custom_status TEXT, failure TEXT);
        CREATE INDEX instances_active ON instances (key) WHERE ended = 0;
        CREATE INDEX instances_of_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE TABLE events (
            instance INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, task INTEGER, name TEXT, payload TEXT,
            at INTEGER NOT NULL, origin INTEGER, PRIMARY KEY (instance, number)) WITHOUT ROWID;
        CREATE TABLE inbox (
            sequence INTEGER PRIMARY KEY, instance INTEGER NOT NULL, kind INTEGER NOT NULL, generation INTEGER NOT NULL, task INTEGER, name TEXT,
            payload TEXT, at INTEGER NOT NULL);
        CREATE INDEX inbox_of_instance ON inbox (instance);
        """;

    /// <summary>Makes the tables in an empty file, and checks the version of any other.</summary>
    /// <exception cref="InvalidOperationException">The file is of another version, or of another program.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        // The write-ahead log lets readers go on while one writes; NORMAL keeps what was committed when the process is killed.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            var version = Number(connection, "PRAGMA user_version");
            var tables = Number(connection, "SELECT count(*) FROM sqlite_master");
            if (version == 0 && tables == 0)
                Execute(connection, $"{Tables} PRAGMA user_version = {Version};");
            else if (version != Version)
                throw new InvalidOperationException(
                    $"The orchestration history '{path}' has schema version {version}, and this host reads version {Version}: let the host that wrote it finish its songs, then move the file away.");
            Execute(connection, "COMMIT");
        }
        catch
        {
            Execute(connection, "ROLLBACK");
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
