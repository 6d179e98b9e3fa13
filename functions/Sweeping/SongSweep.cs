using System.Collections.Concurrent;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Sweeping;

/// <summary>
/// Picks up songs whose orchestration came to nothing: another one is started for them, and the old one goes. The new one comes first, and under a name
/// of its own, so that a sweep that is killed half-way loses no song and a sweep that is repeated starts none twice. Thread-safe.
/// </summary>
public sealed class SongSweep(
    AudioStorage storage, ITagStore store, SongRecorder recorder, SongScheduling scheduling, PoisonedSongs poisoned, SweepOptions options, TimeProvider time, ILogger<SongSweep> logger)
{
    // A failed song with a result is asked after once, not every five minutes for a week. Far fewer fail; then it begins anew.
    private const int MostSettled = 100_000;

    private readonly ConcurrentDictionary<string, bool> _settled = new(StringComparer.Ordinal);

    /// <summary>Sweeps once.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached: the next sweep may.</exception>
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        var now = time.GetUtcNow();
        var progress = await QueueProgress.ReadAsync(store, now, options.StuckAfter, cancellation);
        var query = new OrchestrationQuery(
            Statuses: [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running],
            FetchInputsAndOutputs: true);
        var left = options.SongsPerSweep;
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            if (IsTagging(instance) && CameToNothing(instance, now, progress) && await TryPickUpAsync(client, instance, now, cancellation) && --left == 0)
                break;
        }

        await client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: now - options.KeepEnded, Statuses: [OrchestrationRuntimeStatus.Completed]), cancellation: cancellation);
    }

    private static bool IsTagging(OrchestrationMetadata instance) => instance.Name.Equals(nameof(TagSong), StringComparison.OrdinalIgnoreCase);

    private static bool IsOver(OrchestrationMetadata instance) => instance.RuntimeStatus is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    private bool CameToNothing(OrchestrationMetadata instance, DateTimeOffset now, QueueProgress progress) =>
        IsOver(instance) ? instance.LastUpdatedAt <= now - options.FailedAfter : progress.HasLeftBehind(instance.LastUpdatedAt);

    // One song that cannot be picked up does not keep the sweep from the others.
    private async Task<bool> TryPickUpAsync(DurableTaskClient client, OrchestrationMetadata instance, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            return await PickUpAsync(client, instance, now, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning("{InstanceId} is left to the next sweep: {Fault}", instance.InstanceId, TransientFailures.Sentence(fault, cancellation) ?? fault.GetType().Name);
            return true;
        }
    }

    private async Task<bool> PickUpAsync(DurableTaskClient client, OrchestrationMetadata instance, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_settled.ContainsKey(instance.InstanceId) && now - instance.LastUpdatedAt < options.KeepEnded)
            return false;
        if (instance.ReadInputAs<TaggingRequest>() is not { Song: { } song } request)
            return false;
        if (await recorder.HasResultAsync(song, cancellation))
        {
            await SettleAsync(client, instance, now, cancellation);
            return false;
        }

        var blob = storage.Find(song.Container, song.Name);
        if (blob is null || await UploadedSong.ReadAsync(blob, cancellation) is not { } current || current.ETag != song.ETag)
        {
            logger.LogInformation("{InstanceId} goes: {Container}/{Name} was overwritten or deleted meanwhile", instance.InstanceId, song.Container, song.Name);
        }
        else if (request.Attempt >= options.Attempts)
        {
            logger.LogError("Giving up on {Container}/{Name} after {Attempts} attempts", song.Container, song.Name, request.Attempt);
            await poisoned.AddAsync(song, $"The service has tried {request.Attempt} times to tag this song and did not come to an end.", cancellation);

            // It stays until the failure is recorded, or else the next sweep could not see that it was not.
            await TerminateAsync(client, instance, cancellation);
            return true;
        }
        else
        {
            var next = request with { Attempt = request.Attempt + 1, Trigger = null };
            logger.LogWarning("{Container}/{Name} is tried again ({Status}, attempt {Attempt})", song.Container, song.Name, instance.RuntimeStatus, next.Attempt);
            await scheduling.ScheduleAsync(client, next, SongScheduling.InstanceId(song, next.Attempt), cancellation);
        }

        if (await TerminateAsync(client, instance, cancellation))
            await client.PurgeInstanceAsync(instance.InstanceId, cancellation: cancellation);
        return true;
    }

    // It stays for a while, to be looked at.
    private async Task SettleAsync(DurableTaskClient client, OrchestrationMetadata instance, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_settled.Count >= MostSettled)
            _settled.Clear();
        if (IsOver(instance) && now - instance.LastUpdatedAt >= options.KeepEnded)
            await client.PurgeInstanceAsync(instance.InstanceId, cancellation: cancellation);
        else if (IsOver(instance))
            _settled.TryAdd(instance.InstanceId, true);
    }

    // Ends it, if need be. Some hosts take a moment: a later sweep finds it terminated.
    private static async Task<bool> TerminateAsync(DurableTaskClient client, OrchestrationMetadata instance, CancellationToken cancellation)
    {
        if (IsOver(instance))
            return true;
        await client.TerminateInstanceAsync(instance.InstanceId, cancellation: cancellation);
        return await client.GetInstanceAsync(instance.InstanceId, cancellation: cancellation) is { IsCompleted: true };
    }
}
