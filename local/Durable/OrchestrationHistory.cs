using GenreFunctions.Local.Durable.History;

namespace GenreFunctions.Local.Durable;

/// <summary>What one run of an orchestration has been through.</summary>
/// <param name="generation">Which run.</param>
/// <param name="input">Its input as JSON.</param>
/// <param name="events">Its events in order.</param>
internal sealed class OrchestrationHistory(int generation, string? input, List<HistoryEvent> events)
{
    public int Generation { get; } = generation;

    public string? Input { get; } = input;

    public List<HistoryEvent> Events { get; } = events;

    /// <summary>Its share of memory.</summary>
    public long Bytes { get; private set; } = (sizeof(char) * (long)(input?.Length ?? 0)) + events.Sum(item => item.Bytes);

    public void Append(IReadOnlyList<HistoryEvent> events)
    {
        Events.AddRange(events);
        Bytes += events.Sum(item => item.Bytes);
    }
}
