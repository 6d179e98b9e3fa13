namespace GenreFunctions.Simulation.Songs;

/// <summary>One execution: first it waits for others, then it computes.</summary>
/// <param name="WaitSeconds">Waiting for storage or the store, without a core.</param>
/// <param name="CpuSeconds">On a core that nobody else wants.</param>
/// <param name="Uses">What it takes of shared things, when it begins.</param>
internal sealed record ExecutionWork(double WaitSeconds, double CpuSeconds, params ResourceUse[] Uses)
{
    /// <summary>Nothing at all.</summary>
    public static ExecutionWork None { get; } = new(0, 0);
}
