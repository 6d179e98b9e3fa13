using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>What Cosmos DB's errors mean to whoever runs this. The sentences are ours: the client's own messages run over pages.</summary>
internal static class CosmosFault
{
    /// <summary>Whether the store is to blame rather than the program.</summary>
    public static bool Is(Exception error, CancellationToken cancellation) => error switch
    {
        CosmosException => true,
        HttpRequestException or AuthenticationFailedException => true,
        // The client gives up in this way too when its own time is over.
        OperationCanceledException => !cancellation.IsCancellationRequested,
        _ => false,
    };

    public static TagStoreUnavailableException Of(Exception error, string database, string container) => new(Sentence(error, database, container), error);

    private static string Sentence(Exception error, string database, string container) => error switch
    {
        CosmosException fault => (int)fault.StatusCode switch
        {
            429 => "Cosmos DB throttles: more is asked of it than it is paid for at the moment. Try again, or raise the throughput.",
            408 or 449 or 410 or 503 => $"Cosmos DB is too busy or not to be reached (status {(int)fault.StatusCode}); try again.",
            401 or 403 => $"Cosmos DB refuses this app (status {(int)fault.StatusCode}): its key is wrong, its identity lacks the role Cosmos DB Built-in Data Contributor, or the account's firewall is closed to it.",
            404 => $"There is no container '{container}' in a database '{database}'; create it, or for development set Cosmos:CreateIfMissing to true.",
            var status => $"Cosmos DB answers with status {status}; see the error within.",
        },
        AuthenticationFailedException => "The app's identity gets no token for Cosmos DB; check that it has one, and CosmosConnection__clientId.",
        _ => "Cosmos DB does not answer; check the account's address and the network, and try again.",
    };
}
