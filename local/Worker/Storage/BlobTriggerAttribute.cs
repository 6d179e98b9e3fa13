using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by a blob that is new or was overwritten.</summary>
/// <param name="blobPath">Container and name pattern, as in <c>audio/{name}</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    /// <summary>Container and name pattern.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>Setting that holds the connection.</summary>
    public string? Connection { get; set; }

    /// <summary>How the host hears of blobs.</summary>
    public BlobTriggerSource Source { get; set; }
}
