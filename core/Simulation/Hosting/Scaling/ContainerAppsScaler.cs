namespace GenreFunctions.Simulation.Hosting.Scaling;

/// <summary>
/// KEDA in Container Apps, by Azure's page on scaling: asked every 30 s; wanted = work / what a replica takes at a time; up by steps to 1, 4, 8, 16, 32 and so
/// on; down at once to the most that was wanted in the last 300 s, which is the cooldown of the last replica, too. That a look is a step is assumed.
/// </summary>
internal sealed class ContainerAppsScaler(double pollingSeconds) : IScaler
{
    /// <summary>Source: Azure's page on scaling in Container Apps.</summary>
    public const double DocumentedPollingSeconds = 30;

    private const double StabilizationSeconds = 300;
    private const int SecondStep = 4;

    private readonly RecentMaximum _recent = new(StabilizationSeconds);

    /// <inheritdoc/>
    public double CheckSeconds => pollingSeconds;

    /// <inheritdoc/>
    public int Decide(double now, int instances, int wanted)
    {
        var recent = _recent.Add(now, wanted);
        return wanted > instances ? Math.Min(wanted, StepAfter(instances)) : Math.Min(instances, recent);
    }

    private static int StepAfter(int instances) => instances == 0 ? 1 : instances < SecondStep ? SecondStep : 2 * instances;
}
