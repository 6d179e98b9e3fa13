using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable.History;

/// <summary>What can be asked of a history file; every call on a connection of its own, so that none waits for the writer. Thread-safe.</summary>
internal sealed class HistoryReader(string connectionString, LockPatience patience)
{
    private const string EventColumns = "kind, task, name, payload, at, origin";

    private const string SummaryColumns = "key, instance_id, name, status, created, updated, failure";

    /// <summary>The running orchestrations, oldest first, and what they wait for.</summary>
    public RecordedHistory Running() => Read(connection =>
    {
        var begun = Rows(connection, "SELECT DISTINCT instance FROM events", row => row.GetInt64(0)).ToHashSet();
        var instances = Rows(
            connection,
            "SELECT key, instance_id, name, status, generation, root, start_at, parent, parent_generation, parent_task, parent_id, parent_name FROM instances WHERE ended = 0 ORDER BY key",
            row => RunningInstance(row, begun));
        var byKey = instances.ToDictionary(instance => instance.Key);
        foreach (var (key, message) in Rows(connection, "SELECT sequence, instance, generation, kind, task, name, payload, at, NULL FROM inbox ORDER BY sequence", ReadMessage))
            byKey[key].Inbox.Add(message);
        return new RecordedHistory(instances, Pending(connection));
    });

    /// <summary>An orchestration's input and events.</summary>
    public OrchestrationHistory History(long key, int generation) => Read(connection => new OrchestrationHistory(
        generation,
        Rows(connection, "SELECT input FROM instances WHERE key = $0", row => row.Text(0), key).SingleOrDefault(),
        Rows(connection, $"SELECT {EventColumns} FROM events WHERE instance = $0 ORDER BY number", row => row.Event(0), key)));

    /// <summary>The payload of one event; nothing when the orchestration has ended, or runs again, in between.</summary>
    public (bool IsThere, string? Payload) Payload(long key, int generation, int number) => Read(connection => Rows(
        connection,
        "SELECT e.payload FROM events e JOIN instances i ON i.key = e.instance WHERE e.instance = $0 AND i.generation = $1 AND e.number = $2",
        row => (true, row.Text(0)),
        key,
        generation,
        number).SingleOrDefault());

    /// <summary>An orchestration from outside.</summary>
    public OrchestrationMetadata? Find(string instanceId, bool withTexts) =>
        Page(withTexts, "instance_id = $0", 1, [instanceId]).Select(row => row.Metadata).SingleOrDefault();

    /// <summary>Orchestrations from outside, oldest first, with their keys.</summary>
    /// <param name="withTexts">Whether input, output and custom status are wanted.</param>
    /// <param name="condition">Which ones, in SQL.</param>
    /// <param name="size">How many.</param>
    /// <param name="values">Values of the condition.</param>
    public List<(long Key, OrchestrationMetadata Metadata)> Page(bool withTexts, string condition, int size, object?[] values)
    {
        var texts = withTexts ? "input, output, custom_status" : "NULL, NULL, NULL";
        return Read(connection => Rows(
            connection, $"SELECT {SummaryColumns}, {texts} FROM instances WHERE {condition} ORDER BY key LIMIT {size}", row => (row.GetInt64(0), Metadata(row)), values));
    }

    private static OrchestrationMetadata Metadata(SqliteDataReader row) => new(row.GetString(2), row.GetString(1))
    {
        RuntimeStatus = (OrchestrationRuntimeStatus)row.GetInt32(3),
        CreatedAt = row.Time(4),
        LastUpdatedAt = row.Time(5),
        FailureDetails = row.Text(6) is { } failure ? DurableJson.Read<TaskFailureDetails>(failure) : null,
        SerializedInput = row.Text(7),
        SerializedOutput = row.Text(8),
        SerializedCustomStatus = row.Text(9),
    };

    private static Instance RunningInstance(SqliteDataReader row, HashSet<long> begun)
    {
        var (key, root) = (row.GetInt64(0), row.GetInt64(5));
        var parent = row.Number(7) is { } parentKey
            ? new ParentTask(parentKey, row.GetInt32(8), row.GetInt32(9), row.GetString(10), row.GetString(11), root)
            : null;
        return new Instance(key, row.GetString(1), row.GetString(2), parent, root, row.IsDBNull(6) ? null : row.Time(6))
        {
            Status = (OrchestrationRuntimeStatus)row.GetInt32(3),
            Generation = row.GetInt32(4),
            HasBegun = begun.Contains(key),
        };
    }

    private static (long Key, Message Message) ReadMessage(SqliteDataReader row) => (row.GetInt64(1), new Message(row.GetInt64(0), row.GetInt32(2), row.Event(3)));

    /// <summary>A task that was asked for and has no second event, in the history or in the inbox, has not happened yet.</summary>
    private static List<(long Key, int Number, HistoryEvent Request)> Pending(SqliteConnection connection) => Rows(
        connection,
        $"""
        SELECT e.instance, e.number, {EventColumns.Replace("payload", "NULL", StringComparison.Ordinal)} FROM events e
        JOIN (SELECT instance AS asker, task AS asked FROM
                (SELECT instance, task FROM events WHERE task IS NOT NULL UNION ALL SELECT instance, task FROM inbox WHERE task IS NOT NULL)
              GROUP BY instance, task HAVING count(*) = 1)
        ON e.instance = asker AND e.task = asked
        WHERE e.kind IN ({(int)EventKind.ActivityScheduled}, {(int)EventKind.TimerCreated})
        """,
        row => (row.GetInt64(0), row.GetInt32(1), row.Event(2)));

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var statement = new Statement(connection, sql);
        return statement.Rows(read, values);
    }

    private T Read<T>(Func<SqliteConnection, T> read) => patience.Run(() =>
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        return read(connection);
    });
}
