using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Sweeping;

/// <summary>
/// How far the work has come, by what was tagged last. A song that waits behind a hundred thousand others is not stuck: it is when nothing has happened to
/// it for a while, and either nothing at all was tagged in that while, or songs were that came that much later.
/// </summary>
internal sealed class QueueProgress
{
    // Enough that a few songs tagged again, which were uploaded long ago, do not stand for all.
    private const int SongsLookedAt = 100;

    private readonly DateTimeOffset _now;
    private readonly TimeSpan _stuckAfter;
    private readonly DateTimeOffset? _newestUpload;

    private QueueProgress(DateTimeOffset now, TimeSpan stuckAfter, DateTimeOffset? newestUpload)
    {
        _now = now;
        _stuckAfter = stuckAfter;
        _newestUpload = newestUpload;
    }

    /// <summary>Looks at the songs tagged in the last <paramref name="stuckAfter"/>.</summary>
    public static async Task<QueueProgress> ReadAsync(ITagStore store, DateTimeOffset now, TimeSpan stuckAfter, CancellationToken cancellation)
    {
        var page = await store.ListAsync(new SongQuery { From = now - stuckAfter, PageSize = SongsLookedAt }, cancellation);
        return new QueueProgress(now, stuckAfter, page.Songs.Select(song => (DateTimeOffset?)song.UploadedAt).Max());
    }

    /// <summary>Whether an orchestration to which nothing has happened since <paramref name="lastUpdatedAt"/> is stuck.</summary>
    public bool HasLeftBehind(DateTimeOffset lastUpdatedAt) =>
        lastUpdatedAt <= _now - _stuckAfter && (_newestUpload is null || _newestUpload > lastUpdatedAt + _stuckAfter);
}
