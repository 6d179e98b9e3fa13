namespace GenreFunctions.Functions.Health;

/// <summary>Whether something works.</summary>
internal enum HealthStatus
{
    /// <summary>It does.</summary>
    Ok,

    /// <summary>It does not.</summary>
    Failing,
}
