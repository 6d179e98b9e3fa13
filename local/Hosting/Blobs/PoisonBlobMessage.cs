using Azure.Storage.Queues;

namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>What Azure's host puts into the poison queue for a blob it gives up.</summary>
/// <param name="Type">Always BlobTrigger.</param>
/// <param name="FunctionId">The function, as in Host.Functions.OnAudioUploaded.</param>
/// <param name="BlobType">BlockBlob, PageBlob or AppendBlob.</param>
/// <param name="ContainerName">The container.</param>
/// <param name="BlobName">The blob.</param>
/// <param name="ETag">The version.</param>
internal sealed record PoisonBlobMessage(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    /// <summary>The queue, in the account of the blobs.</summary>
    public const string QueueName = "webjobs-blobtrigger-poison";

    /// <summary>A message about a blob.</summary>
    public static PoisonBlobMessage About(string function, string container, BlobVersion blob) =>
        new("BlobTrigger", $"Host.Functions.{function}", blob.Kind, container, blob.Name, blob.ETag);

    /// <summary>Sends it, in base64 as that host reads it; the queue is made when it is not there.</summary>
    public async Task SendAsync(QueueServiceClient queues, CancellationToken cancellation)
    {
        var queue = queues.GetQueueClient(QueueName);
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await queue.SendMessageAsync(BinaryData.FromObjectAsJson(this), cancellationToken: cancellation);
    }
}
