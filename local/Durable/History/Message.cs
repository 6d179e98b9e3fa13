namespace GenreFunctions.Local.Durable.History;

/// <summary>Something that waits for an orchestration's next turn.</summary>
/// <param name="Sequence">Its row in the inbox; <see cref="Unstored"/> while it is in memory only.</param>
/// <param name="Generation">Which run of the orchestration it belongs to; <see cref="AnyGeneration"/> when to whichever is on.</param>
/// <param name="Event">What it is.</param>
internal sealed record Message(long Sequence, int Generation, HistoryEvent Event)
{
    public const long Unstored = 0;
    public const int AnyGeneration = -1;

    public bool IsStored => Sequence != Unstored;
}
