using GenreFunctions.Functions.Tagging;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Functions.Progress;

/// <summary>The songs under way, oldest first: those that were found in one page of orchestrations.</summary>
/// <param name="Songs">At most <see cref="Most"/>.</param>
/// <param name="More">Whether there are, or may be, others.</param>
internal sealed record SongsUnderWay(IReadOnlyList<SongUnderWay> Songs, bool More)
{
    /// <summary>Songs in an answer: more than anybody watches.</summary>
    public const int Most = 200;

    // One page of the query, which is what the service is asked for every two seconds by everybody who watches. It has room for
    // other publishers' songs: with longer queues than this not all of one publisher's are found, and the answer says so.
    private const int LookedAt = 500;

    /// <summary>Looks once.</summary>
    /// <param name="client">Where orchestrations are.</param>
    /// <param name="publisher">Whose songs; <see langword="null"/> for all.</param>
    /// <param name="cancellation">Calls it off.</param>
    public static async Task<SongsUnderWay> FindAsync(DurableTaskClient client, string? publisher, CancellationToken cancellation)
    {
        var query = new OrchestrationQuery(
            Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running], PageSize: LookedAt, FetchInputsAndOutputs: true);
        var found = new List<SongUnderWay>();
        var lookedAt = 0;
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            if (Read(instance) is { } song && (publisher is null || song.Publisher == publisher))
                found.Add(song);
            if (++lookedAt == LookedAt)
                break;
        }

        // Not every backend gives the oldest first.
        var oldest = found.OrderBy(song => song.Since).ThenBy(song => song.InstanceId, StringComparer.Ordinal).Take(Most).ToList();
        return new SongsUnderWay(oldest, More: found.Count > Most || lookedAt == LookedAt);
    }

    // Not every backend heeds every condition either.
    private static SongUnderWay? Read(OrchestrationMetadata instance)
    {
        var isPending = instance.RuntimeStatus == OrchestrationRuntimeStatus.Pending;
        if ((!isPending && instance.RuntimeStatus != OrchestrationRuntimeStatus.Running) || !instance.Name.Equals(nameof(TagSong), StringComparison.OrdinalIgnoreCase))
            return null;
        if (instance.ReadInputAs<TaggingRequest>() is not { Song: { } song })
            return null;
        var progress = isPending || instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<SongProgress>();
        return progress?.Stage == SongProgress.Done
            ? null
            : new SongUnderWay(
                song.SongId,
                instance.InstanceId,
                song.Publisher,
                song.Container,
                song.Name,
                progress?.Stage ?? SongUnderWay.Queued,
                progress?.SegmentsDone ?? 0,
                progress?.SegmentsTotal ?? 0,
                instance.CreatedAt);
    }
}
