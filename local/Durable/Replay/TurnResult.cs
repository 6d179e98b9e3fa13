using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>Where an orchestrator is after a turn.</summary>
/// <param name="State">Whether it waits, ended, failed, or wants to start again.</param>
/// <param name="Text">Its output, or its next input, as JSON.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Requests">What it asked for in this turn, in order.</param>
/// <param name="Addressed">For the sub-orchestrations and the events sent among that, by task: to which instance, and what.</param>
/// <param name="Carried">Events that nobody took, which its next run gets.</param>
/// <param name="CustomStatus">How far it said it is, if it said so, as JSON.</param>
internal sealed record TurnResult(
    TurnState State,
    string? Text,
    TaskFailureDetails? Failure,
    IReadOnlyList<HistoryEvent> Requests,
    IReadOnlyDictionary<int, (string InstanceId, string? Payload)> Addressed,
    IReadOnlyList<HistoryEvent> Carried,
    (bool IsSet, string? Json) CustomStatus);
