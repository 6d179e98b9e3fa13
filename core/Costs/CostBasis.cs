namespace GenreFunctions.Costs;

/// <summary>What a cost rests on.</summary>
public enum CostBasis
{
    /// <summary>Meters times list prices.</summary>
    ListEstimate,

    /// <summary>What was billed.</summary>
    Reconciled,
}
