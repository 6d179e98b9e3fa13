namespace GenreFunctions.Costs;

/// <summary>Whom a cost belongs to.</summary>
public enum CostAllocation
{
    /// <summary>A song.</summary>
    Direct,

    /// <summary>No song: instances that waited.</summary>
    SharedIdle,
}
