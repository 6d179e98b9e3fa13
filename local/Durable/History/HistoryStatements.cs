using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable.History;

/// <summary>What can be written, each a statement that stays prepared. Used by the writer's thread only, within its transaction.</summary>
internal sealed class HistoryStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);
    private long _lastKey = First(connection, "SELECT max(key) FROM instances");

    // Played events keep their place in the inbox, in case they go back there: it is not given to another.
    private long _lastSequence = First(connection, "SELECT max((SELECT ifnull(max(sequence), 0) FROM inbox), (SELECT ifnull(max(origin), 0) FROM events))");

    public void Begin() => Of("BEGIN IMMEDIATE").Execute();

    public void Commit() => Of("COMMIT").Execute();

    public void Rollback() => Of("ROLLBACK").Execute();

    /// <summary>Adds an orchestration.</summary>
    /// <returns>Its key, <see langword="null"/> when there is one of that identity.</returns>
    public long? InsertInstance(InstanceRow row)
    {
        var key = ++_lastKey;
        var inserted = Of("""
            INSERT OR IGNORE INTO instances
                (key, instance_id, name, status, root, parent, parent_generation, parent_task, parent_id, parent_name, created, updated, start_at, input)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """).Execute(
            key, row.InstanceId, row.Name, InstanceRow.FirstStatus, row.Parent?.Root ?? key, row.Parent?.Key, row.Parent?.Generation, row.Parent?.TaskId,
            row.Parent?.InstanceId, row.Parent?.Name, row.CreatedAt, row.CreatedAt, row.StartAt, row.Input);
        return inserted == 1 ? key : null;
    }

    /// <summary>Makes an identity free again, if the orchestration that has it ended.</summary>
    /// <returns>Whether it is free now.</returns>
    public bool RemoveEnded(string instanceId) => Of("DELETE FROM instances WHERE instance_id = $0 AND ended = 1").Execute(instanceId) == 1;

    public void SetStatus(long key, OrchestrationRuntimeStatus status, DateTime now) =>
        Of("UPDATE instances SET status = $1, updated = $2 WHERE key = $0").Execute(key, status, now);

    /// <summary>Says that a turn was had; a custom status only where one was set.</summary>
    public void Touch(long key, OrchestrationRuntimeStatus status, bool hasCustomStatus, string? customStatus, DateTime now) =>
        Of("UPDATE instances SET status = $1, updated = $2, custom_status = CASE WHEN $3 THEN $4 ELSE custom_status END WHERE key = $0")
            .Execute(key, status, now, hasCustomStatus, customStatus);

    /// <summary>Starts an orchestration's next run; the events of the last one go, and what was meant for it.</summary>
    public void Continue(long key, int generation, string? input)
    {
        Of("UPDATE instances SET generation = $1, input = $2 WHERE key = $0").Execute(key, generation, input);
        Of("DELETE FROM events WHERE instance = $0").Execute(key);
        Of("DELETE FROM inbox WHERE instance = $0 AND generation <> $1").Execute(key, Message.AnyGeneration);
    }

    /// <summary>Ends an orchestration; its events and its inbox go.</summary>
    public void End(long key, string? output, string? failure)
    {
        Of("UPDATE instances SET ended = 1, output = $1, failure = $2 WHERE key = $0").Execute(key, output, failure);
        Of("DELETE FROM events WHERE instance = $0").Execute(key);
        Of("DELETE FROM inbox WHERE instance = $0").Execute(key);
    }

    public void InsertEvent(long key, int number, HistoryEvent item) =>
        Of("INSERT INTO events (instance, number, kind, task, name, payload, at, origin) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)").Execute(
            key, number, item.Kind, TaskOf(item), item.Name, item.Payload, item.At, item.Origin == 0 ? null : item.Origin);

    /// <summary>Puts something into an orchestration's inbox.</summary>
    /// <returns>It, stored.</returns>
    public Message InsertMessage(long key, Message message)
    {
        var stored = message.IsStored ? message : message with { Sequence = ++_lastSequence };
        Of("INSERT INTO inbox (sequence, instance, kind, generation, task, name, payload, at) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)").Execute(
            stored.Sequence, key, stored.Event.Kind, stored.Generation, TaskOf(stored.Event), stored.Event.Name, stored.Event.Payload, stored.Event.At);
        return stored;
    }

    public void DeleteMessage(long sequence) => Of("DELETE FROM inbox WHERE sequence = $0").Execute(sequence);

    /// <summary>The key of a running orchestration, <see langword="null"/> when it ended or never was.</summary>
    public long? RunningKey(string instanceId) => Of("SELECT key FROM instances WHERE instance_id = $0 AND ended = 0").Number(instanceId);

    /// <summary>Whether an orchestration runs, and is in that run of it.</summary>
    public bool IsRunning(long key, int generation) =>
        Of("SELECT 1 FROM instances WHERE key = $0 AND generation = $1 AND ended = 0").Number(key, generation) is not null;

    /// <summary>Keys of the running sub-orchestrations of an orchestration.</summary>
    public List<long> RunningChildren(long key) =>
        Of("SELECT key FROM instances WHERE parent = $0 AND ended = 0").Rows(row => row.GetInt64(0), key);

    /// <summary>Removes ended orchestrations.</summary>
    /// <returns>How many.</returns>
    public int Purge(string condition, bool recursive, object?[] values)
    {
        var chosen = $"SELECT key FROM instances WHERE ended = 1 AND {condition}";
        var all = recursive ? $"WITH RECURSIVE chosen (key) AS ({chosen} UNION SELECT i.key FROM instances i JOIN chosen ON i.parent = chosen.key) SELECT key FROM chosen" : chosen;
        using var purge = new Statement(connection, $"DELETE FROM instances WHERE ended = 1 AND key IN ({all})");
        return purge.Execute(values);
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
    }

    private static long First(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Number() ?? 0;
    }

    private static int? TaskOf(HistoryEvent item) => item.TaskId == HistoryEvent.NoTask ? null : item.TaskId;

    private Statement Of(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared.Add(sql, statement = new Statement(connection, sql));
        return statement;
    }
}
