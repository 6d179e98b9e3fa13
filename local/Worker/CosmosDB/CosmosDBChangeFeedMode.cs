namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a change feed brings.</summary>
public enum CosmosDBChangeFeedMode
{
    /// <summary>Every document that is new or was changed, as it is now.</summary>
    LatestVersion = 0,

    /// <summary>Every change, deletions included.</summary>
    AllVersionsAndDeletes = 1,
}
