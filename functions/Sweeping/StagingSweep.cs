using Azure;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Sweeping;

/// <summary>Takes away decoded audio that nobody will read any more: an orchestration that was ended from outside leaves its own behind. Thread-safe.</summary>
public sealed class StagingSweep(AudioStorage storage, SweepOptions options, TimeProvider time, ILogger<StagingSweep> logger)
{
    /// <summary>Sweeps once.</summary>
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        var container = storage.Blobs.GetBlobContainerClient(AudioStorage.StagingContainer);
        try
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellation))
            {
                if (blob.Properties.LastModified > time.GetUtcNow() - options.KeepStaged || StagingArea.InstanceOf(blob.Name) is not { } instanceId)
                    continue;
                if (await client.GetInstanceAsync(instanceId, cancellation: cancellation) is { IsCompleted: false })
                    continue;
                await container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
                logger.LogInformation("The staging blob of {InstanceId} was left behind and is gone", instanceId);
            }
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // No song has needed the container yet.
        }
    }
}
