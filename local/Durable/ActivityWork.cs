namespace GenreFunctions.Local.Durable;

/// <summary>An activity that has been asked for.</summary>
/// <param name="Instance">Who asked.</param>
/// <param name="Generation">In which of its runs.</param>
/// <param name="Number">Which of its events holds the input.</param>
/// <param name="TaskId">Which of its tasks it is.</param>
/// <param name="Name">The activity.</param>
internal sealed record ActivityWork(Instance Instance, int Generation, int Number, int TaskId, string Name)
{
    /// <summary>
    /// Who goes first: the family of orchestrations that was scheduled first, so that what is begun is finished; in it, what was asked for
    /// first.
    /// </summary>
    public (long Root, long Instance, int Task) Priority => (Instance.Root, Instance.Key, TaskId);
}
