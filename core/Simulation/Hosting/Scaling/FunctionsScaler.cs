namespace GenreFunctions.Simulation.Hosting.Scaling;

/// <summary>
/// The scale controller of Azure Functions, by its pages on event-driven and on target-based scaling: wanted = work / what an instance takes at a time; at most
/// four instances are added at once; and where the trigger is not HTTP, new ones come once in 30 s at most. That it looks every second, and lets go of what
/// was not wanted for five minutes, is assumed.
/// </summary>
/// <param name="spacingSeconds">Between one addition and the next.</param>
internal sealed class FunctionsScaler(double spacingSeconds) : IScaler
{
    /// <summary>Source: Azure's page on event-driven scaling, for triggers other than HTTP.</summary>
    public const double DocumentedSpacingSeconds = 30;

    /// <summary>Source: Azure's page on target-based scaling.</summary>
    private const int MostAtOnce = 4;

    private const double IdleSeconds = 300;

    private readonly RecentMaximum _recent = new(IdleSeconds);
    private double _lastAddition = double.NegativeInfinity;

    /// <inheritdoc/>
    public double CheckSeconds => 1;

    /// <inheritdoc/>
    public int Decide(double now, int instances, int wanted)
    {
        var recent = _recent.Add(now, wanted);
        if (wanted <= instances)
            return Math.Min(instances, recent);
        if (now - _lastAddition < spacingSeconds)
            return instances;
        _lastAddition = now;
        return Math.Min(wanted, instances + MostAtOnce);
    }
}
