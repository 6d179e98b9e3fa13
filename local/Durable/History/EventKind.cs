namespace GenreFunctions.Local.Durable.History;

/// <summary>What happened to an orchestration. The numbers are in the file: none is ever used for something else.</summary>
internal enum EventKind
{
    /// <summary>The orchestrator was run; <see cref="HistoryEvent.At"/> is its clock until the next such event.</summary>
    TurnStarted = 0,

    /// <summary>It asked for an activity.</summary>
    ActivityScheduled = 1,

    /// <summary>The activity gave a result.</summary>
    ActivityCompleted = 2,

    /// <summary>The activity failed.</summary>
    ActivityFailed = 3,

    /// <summary>It asked for a timer that fires at <see cref="HistoryEvent.At"/>.</summary>
    TimerCreated = 4,

    /// <summary>The timer fired.</summary>
    TimerFired = 5,

    /// <summary>The orchestrator needs the timer no more.</summary>
    TimerCancelled = 6,

    /// <summary>It asked for a sub-orchestration; the payload is its identity.</summary>
    OrchestrationScheduled = 7,

    /// <summary>The sub-orchestration gave a result.</summary>
    OrchestrationCompleted = 8,

    /// <summary>The sub-orchestration failed.</summary>
    OrchestrationFailed = 9,

    /// <summary>An event arrived from outside.</summary>
    EventRaised = 10,

    /// <summary>It sent an event to another orchestration.</summary>
    EventSent = 11,

    /// <summary>In the inbox only: it is to end now.</summary>
    TerminationAsked = 20,

    /// <summary>In the inbox only: it is to be held.</summary>
    SuspensionAsked = 21,

    /// <summary>In the inbox only: it is to go on.</summary>
    ResumptionAsked = 22,

    /// <summary>In memory only: the orchestrator was seen to await something that is not of its context.</summary>
    Escaped = 30,
}
