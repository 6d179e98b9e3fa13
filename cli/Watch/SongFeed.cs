using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Watch;

/// <summary>
/// Every result of the service once, as they arrive. The service lists songs by the time they were tagged, and a result may become visible later than
/// one with a later time: so every look goes back a while before the newest time seen, and what was seen there is remembered and left out.
/// Not thread-safe.
/// </summary>
internal sealed class SongFeed(ServiceClient service, string? publisher, DateTimeOffset? since, TimeProvider time)
{
    /// <summary>A result is visible within moments of its time; a database that is locked, or clocks that differ, delay it by seconds.</summary>
    private static readonly TimeSpan UsualDelay = TimeSpan.FromMinutes(1);

    /// <summary>Longer than any retry; looked through rarely, because at a hundred songs a second it holds ninety thousand.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan BetweenLongLooks = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, SeenSong> _seen = new(StringComparer.Ordinal);
    private DateTimeOffset? _since = since;
    private DateTimeOffset? _newest;
    private long? _lastLongLook;

    /// <summary>Leaves out everything that is there now.</summary>
    /// <exception cref="ServiceUnavailableException">The service does not answer.</exception>
    public async Task SkipPresentAsync(CancellationToken cancellation)
    {
        var newest = await service.ListAsync(publisher, null, null, limit: 1, cancellation).ConfigureAwait(false);
        if (newest.Songs is not [var last, ..])
            return;
        var from = last.TaggedAt - LongestDelay;
        foreach (var song in await ListAsync(from, cancellation).ConfigureAwait(false))
            _seen[song.SongId] = new SeenSong(song.TaggedAt);
        (_since, _newest) = (from, last.TaggedAt);
    }

    /// <summary>Songs of which there is something new, the one tagged first first. Each stays new until it is taken.</summary>
    /// <exception cref="ServiceUnavailableException">The service does not answer.</exception>
    public async Task<IReadOnlyList<ServiceSong>> LookAsync(CancellationToken cancellation)
    {
        var isLongLook = _lastLongLook is not { } last || time.GetElapsedTime(last) >= BetweenLongLooks;
        var started = time.GetTimestamp();
        var from = _newest is { } newest ? Later(_since, newest - (isLongLook ? LongestDelay : UsualDelay)) : _since;
        var songs = await ListAsync(from, cancellation).ConfigureAwait(false);
        if (isLongLook)
            _lastLongLook = started;
        if (songs.Count > 0 && !(_newest > songs[0].TaggedAt))
            _newest = songs[0].TaggedAt;
        Forget();
        return [.. songs.Where(song => !_seen.TryGetValue(song.SongId, out var seen) || seen.TaggedAt < song.TaggedAt).Reverse()];
    }

    /// <summary>What is new of a song, and from now on is not.</summary>
    /// <exception cref="ServiceUnavailableException">The service does not answer; the song stays new.</exception>
    public async Task<IReadOnlyList<WatchedSong>> TakeAsync(ServiceSong song, CancellationToken cancellation)
    {
        var record = await service.FindAsync(song.SongId, cancellation).ConfigureAwait(false);
        if (!_seen.TryGetValue(song.SongId, out var seen))
            _seen.Add(song.SongId, seen = new SeenSong(DateTimeOffset.MinValue));
        var before = seen.TaggedAt;
        seen.TaggedAt = song.TaggedAt;
        if (record is null)
            return [];
        return
        [
            .. record.Versions
                .Where(version => version.TaggedAt > before && !(version.TaggedAt < _since) && seen.IsNew(version))
                .OrderBy(version => version.TaggedAt)
                .Select(version => Watched(record, version)),
        ];
    }

    private static WatchedSong Watched(ServiceRecord song, ServiceVersionSummary version) => new(
        song,
        version.VersionId,
        version.UploadedAt,
        version.TaggedAt,
        version.VersionId == song.VersionId
            ? song.Result
            : new SongResult
            {
                Source = song.Name,
                Outcome = version.Outcome,
                Genre = version.Genre,
                Confidence = version.Confidence,
                FeatureSchema = "",
                ModelId = version.ModelId,
                Warnings = ["Overwritten since."],
            });

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one : other;

    private async Task<List<ServiceSong>> ListAsync(DateTimeOffset? from, CancellationToken cancellation)
    {
        var songs = new List<ServiceSong>();
        string? cursor = null;
        do
        {
            var page = await service.ListAsync(publisher, from, cursor, limit: null, cancellation).ConfigureAwait(false);
            songs.AddRange(page.Songs);
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return songs;
    }

    /// <summary>What no look reaches any more need not be remembered.</summary>
    private void Forget()
    {
        foreach (var (songId, _) in _seen.Where(song => song.Value.TaggedAt < _newest - LongestDelay).ToArray())
            _seen.Remove(songId);
    }
}
