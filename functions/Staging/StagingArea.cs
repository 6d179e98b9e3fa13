using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Storage;

namespace GenreFunctions.Functions.Staging;

/// <summary>
/// Where decoded songs wait for their batches: one blob <c>&lt;instance id&gt;/audio.f32</c> a song, mono samples at 22,050 Hz in 32-bit floating point,
/// little-endian, a segment every three seconds. Thread-safe.
/// </summary>
public sealed class StagingArea(AudioStorage storage)
{
    /// <summary>Bytes from one segment to the next.</summary>
    internal const int StrideBytes = Segment.StrideSamples * sizeof(float);

    private const string FileName = "/audio.f32";

    /// <summary>The blob of an orchestration.</summary>
    public static string BlobName(string instanceId) => instanceId + FileName;

    /// <summary>Whose blob it is; <see langword="null"/> for one of another name.</summary>
    public static string? InstanceOf(string blobName)
    {
        ArgumentNullException.ThrowIfNull(blobName);
        return blobName.EndsWith(FileName, StringComparison.Ordinal) ? blobName[..^FileName.Length] : null;
    }

    /// <summary>Begins the blob of an orchestration. There is none until <see cref="StagedAudioWriter.CommitAsync"/>.</summary>
    internal async Task<StagedAudioWriter> CreateAsync(string instanceId, CancellationToken cancellation)
    {
        var container = storage.Blobs.GetBlobContainerClient(AudioStorage.StagingContainer);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        return new StagedAudioWriter(container.GetBlockBlobClient(BlobName(instanceId)));
    }

    /// <summary>Opens a stretch of a song.</summary>
    /// <param name="blobName">Its blob.</param>
    /// <param name="firstSegment">The stretch's first segment, counted from the blob's beginning.</param>
    /// <param name="segmentCount">Its segments.</param>
    /// <param name="cancellation">Calls it off.</param>
    internal async Task<StagedSource> OpenAsync(string blobName, int firstSegment, int segmentCount, CancellationToken cancellation)
    {
        var blob = storage.Blobs.GetBlobContainerClient(AudioStorage.StagingContainer).GetBlobClient(blobName);
        var range = new HttpRange((long)firstSegment * StrideBytes, (long)segmentCount * StrideBytes);
        var download = await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = range }, cancellation);
        return new StagedSource(download.Value.Content);
    }

    /// <summary>Deletes the blob of an orchestration, if there is one, and blocks of it that never became one.</summary>
    internal async Task DiscardAsync(string instanceId, CancellationToken cancellation)
    {
        var blob = storage.Blobs.GetBlobContainerClient(AudioStorage.StagingContainer).GetBlockBlobClient(BlobName(instanceId));
        if (await blob.DeleteIfExistsAsync(cancellationToken: cancellation))
            return;
        try
        {
            // Blocks alone cannot be deleted, and would be stored for a week: an empty blob takes their place, and goes.
            var nothingThere = new BlobRequestConditions { IfNoneMatch = ETag.All };
            await blob.CommitBlockListAsync([], new CommitBlockListOptions { Conditions = nothingThere }, cancellation);
            await blob.DeleteIfExistsAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            // No song has needed the container yet, or another run of this one has just committed its blob, which it will discard.
        }
    }
}
