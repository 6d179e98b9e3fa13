using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;

namespace GenreFunctions.Functions.Granting;

/// <summary>
/// Gives leave to upload one song: a shared access signature that creates or overwrites exactly one blob, and can neither read nor list nor delete.
/// Thread-safe.
/// </summary>
public sealed class UploadGranter
{
    /// <summary>How long a grant holds when nothing is said: enough for a large file on a slow line.</summary>
    public const int DefaultMinutes = 15;

    /// <summary>How long one may hold: a leaked link is worth little.</summary>
    public const int MaximumMinutes = 60;

    private readonly BlobServiceClient _account;
    private readonly BlobSigner _signer;

    /// <summary>Grants uploads to the account's container for audio.</summary>
    public UploadGranter(AudioStorage storage, TimeProvider time)
        : this((storage ?? throw new ArgumentNullException(nameof(storage))).Blobs, time)
    {
    }

    internal UploadGranter(BlobServiceClient account, TimeProvider time)
    {
        _account = account;
        _signer = new BlobSigner(account, time);
    }

    /// <summary>Grants the upload of <paramref name="blobName"/>.</summary>
    internal async Task<UploadGrant> GrantAsync(string publisher, string blobName, TimeSpan lifetime, CancellationToken cancellation)
    {
        var blob = _account.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient(blobName);
        var (url, expiresAt) = await _signer.SignAsync(blob, BlobSasPermissions.Create | BlobSasPermissions.Write, lifetime, contentType: null, cancellation);
        var headers = new Dictionary<string, string> { ["x-ms-blob-type"] = "BlockBlob" };
        // The path says the publisher anyway; a header cannot say more than ASCII.
        if (Ascii.IsValid(publisher))
            headers[$"x-ms-meta-{Publisher.MetadataName}"] = publisher;
        return new UploadGrant(url.AbsoluteUri, blobName, SongIdentity.OfSong(blob.BlobContainerName, blobName), headers, expiresAt);
    }
}
