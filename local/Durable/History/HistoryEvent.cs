namespace GenreFunctions.Local.Durable.History;

/// <summary>One event of an orchestration.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="TaskId">Which of the orchestration's tasks it is about, -1 for none; tasks are numbered as they are asked for.</param>
/// <param name="Name">Name of the activity, the orchestrator or the event.</param>
/// <param name="Payload">JSON, or as <see cref="EventKind"/> says.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Origin">For <see cref="EventKind.EventRaised"/>: its place in the inbox, which orders it among other events.</param>
internal sealed record HistoryEvent(EventKind Kind, int TaskId, string? Name, string? Payload, DateTime At, long Origin = 0)
{
    public const int NoTask = -1;

    /// <summary>What the event and its row weigh in memory besides their text, roughly.</summary>
    private const int OwnBytes = 96;

    /// <summary>Whether the orchestrator itself caused it, by asking for something.</summary>
    public bool IsRequest => Kind is EventKind.ActivityScheduled or EventKind.TimerCreated or EventKind.OrchestrationScheduled or EventKind.EventSent;

    /// <summary>Its share of memory.</summary>
    public long Bytes => OwnBytes + (sizeof(char) * (long)((Name?.Length ?? 0) + (Payload?.Length ?? 0)));
}
