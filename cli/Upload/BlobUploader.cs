using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Upload;

/// <summary>Uploads files, each unless it is there already. Thread-safe.</summary>
/// <param name="container">Where to.</param>
/// <param name="publisher">Becomes the metadata <c>publisher</c>; <see langword="null"/> sets none.</param>
/// <param name="dryRun">Finds out what would be done, and does not do it.</param>
internal sealed class BlobUploader(BlobContainerClient container, string? publisher, bool dryRun)
{
    /// <summary>What is sent at once: after a stumble this much is sent again, and no more.</summary>
    private static readonly StorageTransferOptions Pieces = new() { InitialTransferSize = PieceBytes, MaximumTransferSize = PieceBytes, MaximumConcurrency = 2 };

    private const long PieceBytes = 8 * 1024 * 1024;

    private volatile bool _mayNotLook;

    /// <summary>True once the SAS turned out not to permit looking at what is there; everything is uploaded then.</summary>
    public bool MayNotLook => _mayNotLook;

    /// <summary>Uploads one file. What is wrong with it, or with the storage, is in what is returned.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<FileUpload> UploadAsync(SongPath song, string name, CancellationToken cancellation)
    {
        try
        {
            if (SpecialFile.Is(song.Path))
                return FileUpload.Failed(song, name, "it is a pipe or a device.");
            var file = new FileStream(song.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
            await using (file.ConfigureAwait(false))
                return await UploadAsync(song, name, file, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (StorageFault.Is(fault) && !cancellation.IsCancellationRequested)
        {
            return FileUpload.Failed(song, name, StorageFault.InWords(fault));
        }
    }

    private async Task<FileUpload> UploadAsync(SongPath song, string name, FileStream file, CancellationToken cancellation)
    {
        var sizeBytes = file.Length;
        var hash = await HashAsync(file, cancellation).ConfigureAwait(false);
        file.Position = 0;
        var head = new byte[ContentTypes.HeadBytes];
        var contentType = ContentTypes.Of(song.Path, head.AsSpan(0, await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false)));
        file.Position = 0;

        var blob = container.GetBlobClient(name);
        var there = await LookAsync(blob, cancellation).ConfigureAwait(false);
        if (there is not null && there.ContentLength == sizeBytes && there.ContentHash is { } stored && stored.AsSpan().SequenceEqual(hash))
            return new FileUpload(song.Path, name, UploadStatus.Unchanged, sizeBytes, there.ContentType);

        if (!dryRun)
        {
            var options = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = contentType, ContentHash = hash },
                Metadata = Metadata(),
                TransferOptions = Pieces,
            };
            await blob.UploadAsync(file, options, cancellation).ConfigureAwait(false);
            // The hash would be another file's.
            if (file.Position != sizeBytes || file.Length != sizeBytes)
                return FileUpload.Failed(song, name, "it changed while it was uploaded; upload it again.");
        }

        return new FileUpload(song.Path, name, there is null ? UploadStatus.Uploaded : UploadStatus.Overwritten, sizeBytes, contentType);
    }

    private async Task<BlobProperties?> LookAsync(BlobClient blob, CancellationToken cancellation)
    {
        if (_mayNotLook)
            return null;
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException refused) when (refused.Status == 403 && refused.ErrorCode != "AuthenticationFailed")
        {
            _mayNotLook = true;
            return null;
        }
    }

    /// <summary>Metadata travels in headers, which are ASCII. The publisher's name is the beginning of the blob's, too, where it may be anything.</summary>
    private Dictionary<string, string>? Metadata() =>
        publisher is not null && publisher.All(char.IsAscii) ? new Dictionary<string, string> { ["publisher"] = publisher } : null;

    [SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is what Azure Storage keeps; it tells same from other, and keeps no secret.")]
    private static ValueTask<byte[]> HashAsync(FileStream file, CancellationToken cancellation) => MD5.HashDataAsync(file, cancellation);
}
