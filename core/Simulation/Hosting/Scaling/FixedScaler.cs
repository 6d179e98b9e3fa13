namespace GenreFunctions.Simulation.Hosting.Scaling;

/// <summary>A machine is there or is not: nothing changes.</summary>
internal sealed class FixedScaler : IScaler
{
    /// <inheritdoc/>
    public double CheckSeconds => 3600;

    /// <inheritdoc/>
    public int Decide(double now, int instances, int wanted) => instances;
}
