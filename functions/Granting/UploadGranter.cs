using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;

namespace GenreFunctions.Functions.Granting;

/// <summary>
/// Gives leave to upload one song: a shared access signature that creates or overwrites exactly one blob, and can neither read nor list nor delete.
/// Signed with the account's key when the app has it, otherwise with a user delegation key of the app's identity. Thread-safe.
/// </summary>
public sealed class UploadGranter
{
    /// <summary>How long a grant holds when nothing is said: enough for a large file on a slow line.</summary>
    public const int DefaultMinutes = 15;

    /// <summary>How long one may hold: a leaked link is worth little.</summary>
    public const int MaximumMinutes = 60;

    private readonly BlobServiceClient _account;
    private readonly TimeProvider _time;
    private readonly DelegationKeys _keys;

    /// <summary>Grants uploads to the account's container for audio.</summary>
    public UploadGranter(AudioStorage storage, TimeProvider time)
        : this((storage ?? throw new ArgumentNullException(nameof(storage))).Blobs, time)
    {
    }

    internal UploadGranter(BlobServiceClient account, TimeProvider time)
    {
        _account = account;
        _time = time;
        _keys = new DelegationKeys(account, time);
    }

    /// <summary>Grants the upload of <paramref name="blobName"/>.</summary>
    internal async Task<UploadGrant> GrantAsync(string publisher, string blobName, TimeSpan lifetime, CancellationToken cancellation)
    {
        var blob = _account.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient(blobName);
        // A signature says its end in whole seconds.
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((_time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        var permission = new BlobSasBuilder(BlobSasPermissions.Create | BlobSasPermissions.Write, expiresAt)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blobName,
            Resource = "b",
            // A signature must not travel in the clear; within one machine it does not travel.
            Protocol = blob.Uri.IsLoopback ? SasProtocol.HttpsAndHttp : SasProtocol.Https,
        };
        var url = blob.CanGenerateSasUri ? blob.GenerateSasUri(permission) : await DelegatedAsync(blob, permission, cancellation);
        var headers = new Dictionary<string, string> { ["x-ms-blob-type"] = "BlockBlob" };
        // The path says the publisher anyway; a header cannot say more than ASCII.
        if (Ascii.IsValid(publisher))
            headers[$"x-ms-meta-{Publisher.MetadataName}"] = publisher;
        return new UploadGrant(url.AbsoluteUri, blobName, SongIdentity.OfSong(blob.BlobContainerName, blobName), headers, expiresAt);
    }

    private async Task<Uri> DelegatedAsync(BlobClient blob, BlobSasBuilder permission, CancellationToken cancellation)
    {
        var key = await _keys.KeyAsync(permission.ExpiresOn, cancellation);
        return new UriBuilder(blob.Uri) { Query = permission.ToSasQueryParameters(key, _account.AccountName).ToString() }.Uri;
    }
}
