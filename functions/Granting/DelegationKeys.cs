using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace GenreFunctions.Functions.Granting;

/// <summary>The key that signs in the app's name where the account's own key is not at hand; asked for seldom. Thread-safe.</summary>
internal sealed class DelegationKeys(BlobServiceClient account, TimeProvider time)
{
    // Azure Storage allows seven days. Whoever loses the role Storage Blob Delegator should not be able to sign for long.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);

    // Two who ask at the same time each get one; either will do.
    private volatile UserDelegationKey? _key;

    /// <summary>A key that is valid until <paramref name="until"/> at least.</summary>
    /// <exception cref="Azure.RequestFailedException">The account gives none: the app's identity lacks the role Storage Blob Delegator.</exception>
    public async Task<UserDelegationKey> KeyAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        var key = _key;
        if (key is null || key.SignedExpiresOn < until)
            _key = key = await account.GetUserDelegationKeyAsync(startsOn: null, time.GetUtcNow() + Lifetime, cancellation);
        return key;
    }
}
