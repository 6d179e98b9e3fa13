using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>
/// Songs in Cosmos DB: a document a version, and a song document that follows from them, all of a song in one logical partition. The version is
/// written first, under an id that follows from what it is; then the song document with If-Match. Whoever is interrupted between the two and tries again
/// heals it.
/// </summary>
internal sealed class CosmosTagStore : ITagStore, IDisposable
{
    private readonly CosmosContainer _container;

    /// <summary>Nothing is asked of the account yet, and it stays its owner's.</summary>
    public CosmosTagStore(CosmosAccount account) => _container = new CosmosContainer(account, Layout(account.Settings.Container));

    /// <summary>The container, under whatever name.</summary>
    public static CosmosLayout Layout(string container) => new(
        container,
        ["/publisher", "/songId"],
        ["/kind/?", "/publisher/?", "/songId/?", "/listKey/?", "/confidenceKey/?", "/nameKey/?", "/current/publisher/?", "/current/genre/?", "/current/outcome/?"]);

    public override string ToString() => _container.ToString();

    public Task<StoreReceipt> RecordAsync(SongVersion version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        return _container.GuardedAsync(() => Record(version, cancellation), cancellation);
    }

    public Task<SongRecord?> FindAsync(string songId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(songId);
        return _container.GuardedAsync(() => Find(songId, cancellation), cancellation);
    }

    public Task<SongPage> ListAsync(SongQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var stretches = SongStretch.Of(query);
        return _container.GuardedAsync(() => List(query, stretches, cancellation), cancellation);
    }

    public Task CheckAsync(CancellationToken cancellation) => _container.CheckAsync(cancellation);

    public void Dispose() => _container.Dispose();

    private async Task<StoreReceipt> Record(SongVersion version, CancellationToken cancellation)
    {
        var meter = new RequestUnitMeter();
        var partition = SongPartition.Of(version.Upload);
        var kept = await CosmosContainer.RoundsAsync("song", () => PutVersion(version, partition, meter, cancellation), cancellation);
        await CosmosContainer.RoundsAsync("song", () => PutSong(VersionEntry.Of(kept), partition, meter, cancellation), cancellation);
        return new StoreReceipt(meter.RequestUnits);
    }

    /// <summary>The version that is kept: this one, or the one that a failure may not replace; <see langword="null"/> when somebody came in between.</summary>
    private async Task<SongVersion?> PutVersion(SongVersion version, SongPartition partition, RequestUnitMeter meter, CancellationToken cancellation)
    {
        var document = VersionDocument.Of(version, partition);
        if (version.Result.Outcome != SongOutcome.Failed)
        {
            await meter.Of(_container.Items.UpsertItemAsync(document, partition.Key, cancellationToken: cancellation));
            return version;
        }

        var before = await _container.ReadAsync<VersionDocument>(document.Id, partition.Key, meter, cancellation);
        if (before?.Document.Version is { Result.Outcome: not SongOutcome.Failed } better)
            return better;
        return await _container.TryPutAsync(document, before?.ETag, partition.Key, meter, cancellation) ? version : null;
    }

    private async Task<SongDocument?> PutSong(VersionEntry entry, SongPartition partition, RequestUnitMeter meter, CancellationToken cancellation)
    {
        var before = await _container.ReadAsync<SongDocument>(SongDocument.IdOf(partition.SongId), partition.Key, meter, cancellation);
        if (entry.IsFailure && before?.Document.Versions.Any(other => other.VersionId == entry.VersionId && !other.IsFailure) == true)
            return before.Value.Document;
        var after = SongDocument.With(before?.Document, entry, partition);
        return await _container.TryPutAsync(after, before?.ETag, partition.Key, meter, cancellation) ? after : null;
    }

    private async Task<SongRecord?> Find(string songId, CancellationToken cancellation)
    {
        // The publisher is not known, so this asks every physical partition; each answers from its index.
        var query = new QueryDefinition("SELECT * FROM c WHERE c.songId = @song AND c.kind = @kind")
            .WithParameter("@song", songId).WithParameter("@kind", SongDocument.KindName);
        if ((await _container.TakeAsync<SongDocument>(query, 1, cancellation)).FirstOrDefault() is not { } song)
            return null;
        var partition = new SongPartition(song.Publisher, song.SongId);
        var current = await _container.ReadAsync<VersionDocument>(VersionDocument.IdOf(songId, song.Versions[0].VersionId), partition.Key, new RequestUnitMeter(), cancellation);
        return current is null ? null : new SongRecord(current.Value.Document.Version, [.. song.Versions.Select(entry => entry.Brief())]);
    }

    private async Task<SongPage> List(SongQuery query, IReadOnlyList<SongStretch> stretches, CancellationToken cancellation)
    {
        // One song more than the page has tells whether there is a next one.
        var songs = new List<SongSummary>(query.PageSize + 1);
        foreach (var stretch in stretches)
        {
            if (songs.Count <= query.PageSize)
                songs.AddRange((await _container.TakeAsync<ListRow>(CosmosSongList.Page(query, stretch), query.PageSize + 1 - songs.Count, cancellation)).Select(row => row.Current));
        }

        long? total = query.Count ? (await _container.TakeAsync<long>(CosmosSongList.Count(query), 1, cancellation)).Single() : null;
        return SongPages.Cut(songs, query, total);
    }

    private sealed record ListRow(SongSummary Current);
}
