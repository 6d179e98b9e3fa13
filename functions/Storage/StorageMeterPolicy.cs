using Azure.Core;
using Azure.Core.Pipeline;
using GenreFunctions.Functions.Metering;

namespace GenreFunctions.Functions.Storage;

/// <summary>
/// Counts every request to the storage account for the function that makes it (<see cref="UsageMeter.Current"/>), retries of the client included: it stands
/// right before the transport. A request that nobody answered has reached no account as far as anybody knows, and does not count. Thread-safe.
/// </summary>
internal sealed class StorageMeterPolicy(Func<Request, StorageOperation> billedAs) : HttpPipelineSynchronousPolicy
{
    private const int Unauthorized = 401;

    /// <summary>For clients of blobs.</summary>
    public static StorageMeterPolicy ForBlobs { get; } = new(StorageBilling.OfBlobs);

    /// <summary>For clients of queues.</summary>
    public static StorageMeterPolicy ForQueues { get; } = new(_ => StorageOperation.Queue);

    /// <inheritdoc/>
    public override void OnReceivedResponse(HttpMessage message)
    {
        if (UsageMeter.Current is not { } meter)
            return;
        var operation = message.Response.Status == Unauthorized ? StorageOperation.Free : billedAs(message.Request);
        meter.Count(operation, BytesRead(message), BytesWritten(message.Request));
    }

    // The answer to a question for properties says how long the blob is, and brings none of it.
    private static long BytesRead(HttpMessage message) =>
        message.Request.Method == RequestMethod.Head ? 0 : message.Response.Headers.ContentLengthLong ?? 0;

    private static long BytesWritten(Request request) => request.Content is { } content && content.TryComputeLength(out var length) ? length : 0;
}
