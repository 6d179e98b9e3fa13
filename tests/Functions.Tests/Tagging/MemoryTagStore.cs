using System.Collections.Concurrent;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>A store as the port describes it, and no more: for tests of what records, not of stores.</summary>
internal sealed class MemoryTagStore : ITagStore
{
    public ConcurrentDictionary<(string SongId, string VersionId), SongVersion> Versions { get; } = new();

    public bool IsUnavailable { get; set; }

    /// <summary>What a recording takes.</summary>
    public double RequestUnits { get; set; }

    public async Task<StoreReceipt> RecordAsync(SongVersion version, CancellationToken cancellation)
    {
        await CheckAsync(cancellation);
        Versions.AddOrUpdate(
            (version.Upload.SongId, version.VersionId),
            version,
            (_, before) => version.Result.Outcome == SongOutcome.Failed && before.Result.Outcome != SongOutcome.Failed ? before : version);
        return new StoreReceipt(RequestUnits);
    }

    public async Task<SongRecord?> FindAsync(string songId, CancellationToken cancellation)
    {
        await CheckAsync(cancellation);
        var versions = Versions.Where(entry => entry.Key.SongId == songId).Select(entry => entry.Value)
            .OrderByDescending(version => version.Upload.UploadedAt).ThenByDescending(version => version.TaggedAt).ToArray();
        return versions.Length == 0 ? null : new SongRecord(versions[0], [.. versions.Select(version => new SongVersionSummary(
            version.VersionId, version.Upload.ETag, version.Upload.UploadedAt, version.TaggedAt, version.Result.ModelId, version.Result.Outcome, version.Result.Genre, version.Result.Confidence))]);
    }

    public async Task<SongPage> ListAsync(SongQuery query, CancellationToken cancellation)
    {
        await CheckAsync(cancellation);
        return new SongPage(
            [.. Versions.Values.Where(version => query.From is null || version.TaggedAt >= query.From).OrderByDescending(version => version.TaggedAt).Take(query.PageSize).Select(version => new SongSummary(
                version.Upload.SongId, version.Upload.Publisher, version.Upload.Container, version.Upload.Name, version.Result.Outcome, version.Result.Message, version.Result.Genre,
                version.Result.Confidence, version.Result.DurationSeconds, version.Result.ModelId, version.Upload.UploadedAt, version.TaggedAt, 1))],
            Cursor: null);
    }

    public Task CheckAsync(CancellationToken cancellation) =>
        IsUnavailable ? throw new TagStoreUnavailableException("The results cannot be reached.") : Task.CompletedTask;
}
