namespace Microsoft.DurableTask.Client;

/// <summary>What was removed.</summary>
/// <param name="count">How many orchestrations.</param>
public class PurgeResult(int count)
{
    /// <summary>How many orchestrations.</summary>
    public int PurgedInstanceCount { get; } = count;
}
