using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>Makes the client, of which an app has one.</summary>
internal static class CosmosClients
{
    // Throttling passes in seconds. What lasts longer is the orchestration's to wait for, which holds no thread and survives a restart.
    private const int ThrottledRetries = 9;
    private static readonly TimeSpan ThrottledPatience = TimeSpan.FromSeconds(15);

    // A request that has not been answered by then is better sent again.
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How the client works; nothing of it is secret.</summary>
    public static CosmosClientOptions Options(CosmosSettings settings) => new()
    {
        ApplicationName = "GenreFunctions",
        ConnectionMode = settings.Gateway ? ConnectionMode.Gateway : ConnectionMode.Direct,
        RequestTimeout = RequestTimeout,
        MaxRetryAttemptsOnRateLimitedRequests = ThrottledRetries,
        MaxRetryWaitTimeOnRateLimitedRequests = ThrottledPatience,
        // The written document comes back otherwise, timeline and all.
        EnableContentResponseOnWrite = false,
        UseSystemTextJsonSerializerWithOptions = DocumentJson.Options,
    };

    /// <exception cref="InvalidOperationException">The connection string is none; the message does not quote it.</exception>
    public static CosmosClient Create(CosmosSettings settings, CosmosClientOptions options)
    {
        if (settings.ConnectionString is not { } connectionString)
        {
            var identity = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.ClientId });
            return new CosmosClient(settings.AccountEndpoint!.AbsoluteUri, identity, options);
        }

        try
        {
            return new CosmosClient(connectionString, options);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"The setting {CosmosSettings.Connection} is no connection string of a Cosmos DB account: copy it again from the account's keys.");
        }
    }
}
