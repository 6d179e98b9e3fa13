namespace GenreFunctions.Costs;

/// <summary>Quantities that nobody counts, by the rules they follow.</summary>
public static class DerivedMeters
{
    /// <summary>
    /// Request units of recording a song's cost, where no such recording has told them yet: one document of some 20 KB, of which few properties are indexed.
    /// Azure's page on request units has 1 KB read for 1 unit and 100 KB for 10, and a write for five times a read: 5 x 2, and half as much again for the index.
    /// </summary>
    public const decimal CostRecordRequestUnits = 15;

    /// <summary>
    /// Azure's documents do not agree on whether a billed gigabyte is 10^9 or 2^30 bytes. This one is the smaller: costs err by 7 % to the upper side at most.
    /// </summary>
    private const decimal BytesPerGigabyte = 1_000_000_000m;

    /// <summary>An event is received once and delivered once. Source: Azure's page on prices of Event Grid, which calls both operations.</summary>
    private const int OperationsPerEvent = 2;

    /// <summary>A message is put, taken and deleted.</summary>
    private const int OperationsPerMessage = 3;

    // What Log Analytics bills is the text of a record's columns. Counted over specimens of the tables AppRequests and AppTraces as the Functions host fills
    // them: an execution is a request of 740 bytes and two lines of the host ('Executing', 'Executed') of 1,000 each; a line of the app, names included, 1,100.
    private const int TelemetryBytesPerExecution = 2740;
    private const int TelemetryBytesPerLine = 1100;

    /// <summary>
    /// Actions of an orchestration: 1 to start it, 2 for every attempt of an activity (its start, and the processing of its result), 1 for every timer that
    /// rang. Source: Azure's page on billing of the Durable Task Scheduler.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static Metered DurableActions(int activities, int timers = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activities);
        ArgumentOutOfRangeException.ThrowIfNegative(timers);
        return Metered.Derived(1 + (2m * activities) + timers);
    }

    /// <summary>
    /// Executions of the orchestrator: when it is started, and again with every result and every timer; fewer when several come at once, so this is the most.
    /// Source: Azure's page on billing of Durable Functions, by which every replay is an execution.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static int OrchestratorExecutions(int activities, int timers = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activities);
        ArgumentOutOfRangeException.ThrowIfNegative(timers);
        return 1 + activities + timers;
    }

    /// <summary>Operations of Event Grid: 2 an event.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="events"/> is negative.</exception>
    public static Metered EventGridOperations(int events)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        return Metered.Derived(events * (decimal)OperationsPerEvent);
    }

    /// <summary>Operations of a queue through which messages go that the Functions host puts and takes: 3 a message. Looking into an empty queue belongs to no song.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="messages"/> is negative.</exception>
    public static Metered QueueOperations(int messages)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(messages);
        return Metered.Derived(messages * (decimal)OperationsPerMessage);
    }

    /// <summary>Bytes of telemetry: 2,740 an execution, and 1,100 a line of the app's log. Nothing is sampled away, so this is the most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static Metered TelemetryBytes(int executions, int lines)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(executions);
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        return Metered.Derived((executions * (decimal)TelemetryBytesPerExecution) + (lines * (decimal)TelemetryBytesPerLine));
    }

    /// <summary>Gigabytes times hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static Metered GigabyteHours(long bytes, TimeSpan stored)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(stored, TimeSpan.Zero);
        return Metered.Derived(bytes / BytesPerGigabyte * stored.Ticks / TimeSpan.TicksPerHour);
    }
}
