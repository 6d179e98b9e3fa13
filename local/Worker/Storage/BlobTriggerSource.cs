namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the host hears of blobs.</summary>
public enum BlobTriggerSource
{
    /// <summary>By looking.</summary>
    LogsAndContainerScan = 0,

    /// <summary>By Event Grid's events.</summary>
    EventGrid = 1,
}
