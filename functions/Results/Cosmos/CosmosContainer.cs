using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>A store's container: made when it is missing and the settings say so, and its troubles told in sentences. Thread-safe.</summary>
internal sealed class CosmosContainer(CosmosAccount account, CosmosLayout layout) : IDisposable
{
    // With so many at one document at the same time each gets its turn; every round lets at least one through.
    private const int MaximumRounds = 200;
    private const int LongestPauseMilliseconds = 100;

    // The service cuts pages at four megabytes anyway.
    private const int LargestPage = 1000;

    private readonly SemaphoreSlim _creating = new(1);
    private volatile bool _created = !account.Settings.CreateIfMissing;

    /// <summary>For requests within <see cref="GuardedAsync"/>.</summary>
    public Container Items { get; } = account.Client.GetContainer(account.Settings.Database, layout.Container);

    public override string ToString() => $"Cosmos DB at {account.Client.Endpoint.Host}, database {account.Settings.Database}, container {layout.Container}";

    /// <summary>Does the work, with the container in place.</summary>
    /// <exception cref="TagStoreUnavailableException">The account cannot be reached or is busy.</exception>
    public async Task<T> GuardedAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await CreateAsync(cancellation);
            return await work();
        }
        catch (Exception error) when (CosmosFault.Is(error, cancellation))
        {
            throw CosmosFault.Of(error, account.Settings.Database, layout.Container);
        }
    }

    public Task CheckAsync(CancellationToken cancellation) => GuardedAsync(() => Items.ReadContainerAsync(cancellationToken: cancellation), cancellation);

    /// <summary>A document and its ETag; <see langword="null"/> when there is none.</summary>
    public async Task<(T Document, string ETag)?> ReadAsync<T>(string id, PartitionKey key, RequestUnitMeter meter, CancellationToken cancellation)
    {
        try
        {
            var response = await meter.Of(Items.ReadItemAsync<T>(id, key, cancellationToken: cancellation));
            return (response.Resource, response.ETag);
        }
        catch (CosmosException error) when (error.StatusCode == HttpStatusCode.NotFound && error.SubStatusCode == 0)
        {
            return null;
        }
    }

    /// <summary>Writes in place of what had <paramref name="eTag"/>, or of nothing; false when somebody else was faster.</summary>
    public async Task<bool> TryPutAsync<T>(T document, string? eTag, PartitionKey key, RequestUnitMeter meter, CancellationToken cancellation)
    {
        try
        {
            await meter.Of(eTag is null
                ? Items.CreateItemAsync(document, key, cancellationToken: cancellation)
                : Items.UpsertItemAsync(document, key, new ItemRequestOptions { IfMatchEtag = eTag }, cancellation));
            return true;
        }
        catch (CosmosException error) when (error.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>All documents that a query finds, read as they are asked for; guarded.</summary>
    /// <exception cref="TagStoreUnavailableException">The account cannot be reached or is busy.</exception>
    public async IAsyncEnumerable<T> QueryAsync<T>(QueryDefinition query, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var pages = Items.GetItemQueryIterator<T>(query, requestOptions: new QueryRequestOptions { MaxItemCount = pageSize });
        while (pages.HasMoreResults)
        {
            var page = await GuardedAsync(() => pages.ReadNextAsync(cancellation), cancellation);
            foreach (var item in page)
                yield return item;
        }
    }

    /// <summary>The first so many documents that a query finds.</summary>
    public async Task<List<T>> TakeAsync<T>(QueryDefinition query, int count, CancellationToken cancellation)
    {
        using var pages = Items.GetItemQueryIterator<T>(query, requestOptions: new QueryRequestOptions { MaxItemCount = Math.Min(count, LargestPage) });
        var items = new List<T>();
        while (items.Count < count && pages.HasMoreResults)
            items.AddRange(await pages.ReadNextAsync(cancellation));
        return items.Count > count ? items[..count] : items;
    }

    /// <summary>Tries until something comes of it.</summary>
    /// <exception cref="TagStoreUnavailableException">Too many try the same.</exception>
    public static async Task<T> RoundsAsync<T>(string target, Func<Task<T?>> attempt, CancellationToken cancellation)
        where T : class
    {
        for (var round = 1; round <= MaximumRounds; round++)
        {
            if (await attempt() is { } done)
                return done;
            // Chance spreads out those who collided; nothing is decided by it.
            await Task.Delay(Random.Shared.Next(LongestPauseMilliseconds), cancellation);
        }

        throw new TagStoreUnavailableException($"Too many write to this {target} at the same time; try again.");
    }

    public void Dispose() => _creating.Dispose();

    private async Task CreateAsync(CancellationToken cancellation)
    {
        if (_created)
            return;
        await _creating.WaitAsync(cancellation);
        try
        {
            if (_created)
                return;
            var database = await account.Client.CreateDatabaseIfNotExistsAsync(account.Settings.Database, cancellationToken: cancellation);
            await database.Database.CreateContainerIfNotExistsAsync(layout.Properties(), cancellationToken: cancellation);
            _created = true;
        }
        finally
        {
            _creating.Release();
        }
    }
}
