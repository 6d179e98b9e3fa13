using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>The account and the one client that an app has for it: every store asks through the same connections. Nothing is asked of the account yet.</summary>
internal sealed class CosmosAccount(CosmosSettings settings, CosmosClientOptions options) : IDisposable
{
    public CosmosSettings Settings { get; } = settings;

    public CosmosClient Client { get; } = CosmosClients.Create(settings, options);

    /// <summary>The account that the settings name; <see langword="null"/> when there is no Cosmos DB.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and holds no secret.</exception>
    public static CosmosAccount? Of(IConfiguration configuration) =>
        CosmosSettings.Of(configuration) is { } settings ? new CosmosAccount(settings, CosmosClients.Options(settings)) : null;

    public void Dispose() => Client.Dispose();
}
