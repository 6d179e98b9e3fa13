using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace GenreFunctions.Functions.Granting;

/// <summary>
/// Signs addresses that let whoever holds one do something with exactly one blob, for a while: with the account's key when the app has it, otherwise
/// with a user delegation key of the app's identity. Thread-safe.
/// </summary>
internal sealed class BlobSigner(BlobServiceClient account, TimeProvider time)
{
    private readonly DelegationKeys _keys = new(account, time);

    /// <summary>Signs.</summary>
    /// <param name="blob">Which blob, of this account.</param>
    /// <param name="permissions">What may be done with it.</param>
    /// <param name="lifetime">For how long.</param>
    /// <param name="contentType">What a download calls itself, in place of what the blob does; <see langword="null"/> to leave that.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>The address, a secret until it expires, and when that is.</returns>
    /// <exception cref="Azure.RequestFailedException">The account gives no key: the app's identity lacks the role Storage Blob Delegator.</exception>
    public async Task<(Uri Url, DateTimeOffset ExpiresAt)> SignAsync(
        BlobClient blob, BlobSasPermissions permissions, TimeSpan lifetime, string? contentType, CancellationToken cancellation)
    {
        // A signature says its end in whole seconds.
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        var permission = new BlobSasBuilder(permissions, expiresAt)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            // A signature must not travel in the clear; within one machine it does not travel.
            Protocol = blob.Uri.IsLoopback ? SasProtocol.HttpsAndHttp : SasProtocol.Https,
            ContentType = contentType,
        };
        return (blob.CanGenerateSasUri ? blob.GenerateSasUri(permission) : await DelegatedAsync(blob, permission, cancellation), expiresAt);
    }

    private async Task<Uri> DelegatedAsync(BlobClient blob, BlobSasBuilder permission, CancellationToken cancellation)
    {
        var key = await _keys.KeyAsync(permission.ExpiresOn, cancellation);
        return new UriBuilder(blob.Uri) { Query = permission.ToSasQueryParameters(key, account.AccountName).ToString() }.Uri;
    }
}
