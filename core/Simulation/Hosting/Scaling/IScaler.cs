namespace GenreFunctions.Simulation.Hosting.Scaling;

/// <summary>Decides how many instances there should be. Keeps what it has seen, so every run has its own.</summary>
internal interface IScaler
{
    /// <summary>How often it looks, in seconds.</summary>
    double CheckSeconds { get; }

    /// <summary>Looks.</summary>
    /// <param name="now">Seconds; later than the last time.</param>
    /// <param name="instances">How many there are, starting ones included.</param>
    /// <param name="wanted">How many all work at hand would fill.</param>
    /// <returns>How many there should be.</returns>
    int Decide(double now, int instances, int wanted);
}
