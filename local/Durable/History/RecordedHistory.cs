namespace GenreFunctions.Local.Durable.History;

/// <summary>What was going on when the file was last written.</summary>
/// <param name="Instances">The running orchestrations, oldest first, with their inboxes.</param>
/// <param name="Pending">Activities without an outcome and timers that have not fired, with the key and the number of the event that asked for them.</param>
internal sealed record RecordedHistory(IReadOnlyList<Instance> Instances, IReadOnlyList<(long Key, int Number, HistoryEvent Request)> Pending);
