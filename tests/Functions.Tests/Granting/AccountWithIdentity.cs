using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace GenreFunctions.Functions.Tests.Granting;

/// <summary>An account that is reached with an identity, as in Azure; the emulator knows identities over HTTPS only.</summary>
internal sealed class AccountWithIdentity(TimeProvider time) : BlobServiceClient(new Uri("https://account.blob.core.windows.net"), new NoToken())
{
    public const string ObjectId = "3b1f1c2e-0000-0000-0000-000000000001";

    public int Asked { get; private set; }

    public override Task<Response<UserDelegationKey>> GetUserDelegationKeyAsync(DateTimeOffset? startsOn, DateTimeOffset expiresOn, CancellationToken cancellationToken = default)
    {
        Asked++;
        var key = BlobsModelFactory.UserDelegationKey(ObjectId, "tenant", time.GetUtcNow(), expiresOn, "b", "2023-01-03", Convert.ToBase64String(new byte[32]));
        return Task.FromResult(Response.FromValue(key, null!));
    }

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
