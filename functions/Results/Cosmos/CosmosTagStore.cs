using System.Net;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>
/// Songs in Cosmos DB: a document a version, and a song document that follows from them, all of a song in one logical partition. The version is
/// written first, under an id that follows from what it is; then the song document with If-Match. Whoever is interrupted between the two and tries again
/// heals it.
/// </summary>
internal sealed class CosmosTagStore : ITagStore, IDisposable
{
    // With so many at one song at the same time each gets its turn; every round lets at least one through.
    private const int MaximumRounds = 200;
    private const int LongestPauseMilliseconds = 100;

    private readonly CosmosSettings _settings;
    private readonly CosmosClient _client;
    private readonly Container _container;
    private readonly SemaphoreSlim _creating = new(1);
    private volatile bool _created;

    /// <summary>Nothing is asked of the account yet. The client is the store's from now on.</summary>
    public CosmosTagStore(CosmosSettings settings, CosmosClient client)
    {
        _settings = settings;
        _client = client;
        _container = client.GetContainer(settings.Database, settings.Container);
        _created = !settings.CreateIfMissing;
    }

    public override string ToString() => $"Cosmos DB at {_client.Endpoint.Host}, database {_settings.Database}, container {_settings.Container}";

    public Task<StoreReceipt> RecordAsync(SongVersion version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Guarded(() => Record(version, cancellation), cancellation);
    }

    public Task<SongRecord?> FindAsync(string songId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(songId);
        return Guarded(() => Find(songId, cancellation), cancellation);
    }

    public Task<SongPage> ListAsync(SongQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var stretches = SongStretch.Of(query);
        return Guarded(() => List(query, stretches, cancellation), cancellation);
    }

    public Task CheckAsync(CancellationToken cancellation) =>
        Guarded(() => _container.ReadContainerAsync(cancellationToken: cancellation), cancellation);

    public void Dispose()
    {
        _client.Dispose();
        _creating.Dispose();
    }

    private async Task<StoreReceipt> Record(SongVersion version, CancellationToken cancellation)
    {
        var meter = new RequestUnitMeter();
        var partition = SongPartition.Of(version.Upload);
        var kept = await Rounds(() => PutVersion(version, partition, meter, cancellation), cancellation);
        await Rounds(() => PutSong(VersionEntry.Of(kept), partition, meter, cancellation), cancellation);
        return new StoreReceipt(meter.RequestUnits);
    }

    /// <summary>The version that is kept: this one, or the one that a failure may not replace; <see langword="null"/> when somebody came in between.</summary>
    private async Task<SongVersion?> PutVersion(SongVersion version, SongPartition partition, RequestUnitMeter meter, CancellationToken cancellation)
    {
        var document = VersionDocument.Of(version, partition);
        if (version.Result.Outcome != SongOutcome.Failed)
        {
            await meter.Of(_container.UpsertItemAsync(document, partition.Key, cancellationToken: cancellation));
            return version;
        }

        var before = await Read<VersionDocument>(document.Id, partition, meter, cancellation);
        if (before?.Document.Version is { Result.Outcome: not SongOutcome.Failed } better)
            return better;
        return await Put(document, before?.ETag, partition, meter, cancellation) ? version : null;
    }

    private async Task<SongDocument?> PutSong(VersionEntry entry, SongPartition partition, RequestUnitMeter meter, CancellationToken cancellation)
    {
        var before = await Read<SongDocument>(SongDocument.IdOf(partition.SongId), partition, meter, cancellation);
        if (entry.IsFailure && before?.Document.Versions.Any(other => other.VersionId == entry.VersionId && !other.IsFailure) == true)
            return before.Value.Document;
        var after = SongDocument.With(before?.Document, entry, partition);
        return await Put(after, before?.ETag, partition, meter, cancellation) ? after : null;
    }

    /// <summary>Writes in place of what had <paramref name="eTag"/>, or of nothing; false when somebody else was faster.</summary>
    private async Task<bool> Put<T>(T document, string? eTag, SongPartition partition, RequestUnitMeter meter, CancellationToken cancellation)
    {
        try
        {
            await meter.Of(eTag is null
                ? _container.CreateItemAsync(document, partition.Key, cancellationToken: cancellation)
                : _container.UpsertItemAsync(document, partition.Key, new ItemRequestOptions { IfMatchEtag = eTag }, cancellation));
            return true;
        }
        catch (CosmosException error) when (error.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    private async Task<(T Document, string ETag)?> Read<T>(string id, SongPartition partition, RequestUnitMeter meter, CancellationToken cancellation)
    {
        try
        {
            var response = await meter.Of(_container.ReadItemAsync<T>(id, partition.Key, cancellationToken: cancellation));
            return (response.Resource, response.ETag);
        }
        catch (CosmosException error) when (error.StatusCode == HttpStatusCode.NotFound && error.SubStatusCode == 0)
        {
            return null;
        }
    }

    private static async Task<T> Rounds<T>(Func<Task<T?>> attempt, CancellationToken cancellation)
        where T : class
    {
        for (var round = 1; round <= MaximumRounds; round++)
        {
            if (await attempt() is { } done)
                return done;
            // Chance spreads out those who collided; nothing is decided by it.
            await Task.Delay(Random.Shared.Next(LongestPauseMilliseconds), cancellation);
        }

        throw new TagStoreUnavailableException("Too many write to this song at the same time; try again.");
    }

    private async Task<SongRecord?> Find(string songId, CancellationToken cancellation)
    {
        // The publisher is not known, so this asks every physical partition; each answers from its index.
        var query = new QueryDefinition("SELECT * FROM c WHERE c.songId = @song AND c.kind = @kind")
            .WithParameter("@song", songId).WithParameter("@kind", SongDocument.KindName);
        if ((await Take<SongDocument>(query, 1, cancellation)).FirstOrDefault() is not { } song)
            return null;
        var partition = new SongPartition(song.Publisher, song.SongId);
        var current = await Read<VersionDocument>(VersionDocument.IdOf(songId, song.Versions[0].VersionId), partition, new RequestUnitMeter(), cancellation);
        return current is null ? null : new SongRecord(current.Value.Document.Version, [.. song.Versions.Select(entry => entry.Brief())]);
    }

    private async Task<SongPage> List(SongQuery query, IReadOnlyList<SongStretch> stretches, CancellationToken cancellation)
    {
        // One song more than the page has tells whether there is a next one.
        var songs = new List<SongSummary>(query.PageSize + 1);
        foreach (var stretch in stretches)
        {
            if (songs.Count <= query.PageSize)
                songs.AddRange((await Take<ListRow>(CosmosSongList.Page(query, stretch), query.PageSize + 1 - songs.Count, cancellation)).Select(row => row.Current));
        }

        long? total = query.Count ? (await Take<long>(CosmosSongList.Count(query), 1, cancellation)).Single() : null;
        return SongPages.Cut(songs, query, total);
    }

    private async Task<List<T>> Take<T>(QueryDefinition query, int count, CancellationToken cancellation)
    {
        using var pages = _container.GetItemQueryIterator<T>(query, requestOptions: new QueryRequestOptions { MaxItemCount = count });
        var items = new List<T>(count);
        while (items.Count < count && pages.HasMoreResults)
            items.AddRange(await pages.ReadNextAsync(cancellation));
        return items.Count > count ? items[..count] : items;
    }

    private async Task<T> Guarded<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await Create(cancellation);
            return await work();
        }
        catch (Exception error) when (CosmosFault.Is(error, cancellation))
        {
            throw CosmosFault.Of(error, _settings);
        }
    }

    private async Task Create(CancellationToken cancellation)
    {
        if (_created)
            return;
        await _creating.WaitAsync(cancellation);
        try
        {
            if (!_created)
                await CosmosContainer.Create(_client, _settings, cancellation);
            _created = true;
        }
        finally
        {
            _creating.Release();
        }
    }

    private sealed record ListRow(SongSummary Current);
}
