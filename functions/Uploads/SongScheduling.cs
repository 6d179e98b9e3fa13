using System.Globalization;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>Schedules the orchestration of a song, unless there is one already: the same news may come twice. Thread-safe.</summary>
public sealed class SongScheduling(ILogger<SongScheduling> logger)
{
    /// <summary>Schedules <see cref="TagSong"/>.</summary>
    /// <param name="client">Where.</param>
    /// <param name="song">Which version of which song.</param>
    /// <param name="instanceId">The orchestration's identity; that of the song's version when there is none.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>Whether it is new: false when there is an orchestration of that identity, in whatever state.</returns>
    public Task<bool> ScheduleAsync(DurableTaskClient client, SongUpload song, string? instanceId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(song);
        return ScheduleAsync(client, new TaggingRequest(song), instanceId ?? song.InstanceId, cancellation);
    }

    /// <summary>The identity of a song's orchestration: the second and later ones, which the sweep starts, have their number behind it.</summary>
    public static string InstanceId(SongUpload song, int attempt)
    {
        ArgumentNullException.ThrowIfNull(song);
        return attempt <= 1 ? song.InstanceId : string.Create(CultureInfo.InvariantCulture, $"{song.InstanceId}-{attempt}");
    }

    internal async Task<bool> ScheduleAsync(DurableTaskClient client, TaggingRequest request, string instanceId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (await IsThereAsync(client, instanceId, cancellation))
            return false;
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(TagSong), request, new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Every host has its own exception for an identity that is taken. Whether it was that is seen by looking again.
            if (!await IsThereAsync(client, instanceId, cancellation))
                throw;
            return false;
        }

        logger.LogDebug("{Container}/{Name} is {InstanceId}, attempt {Attempt}", request.Song.Container, request.Song.Name, instanceId, request.Attempt);
        return true;
    }

    private static async Task<bool> IsThereAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation) =>
        await client.GetInstanceAsync(instanceId, cancellation: cancellation) is not null;
}
