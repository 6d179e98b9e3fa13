using Azure;
using Azure.Storage.Blobs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Tagging;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>Takes up the news of an upload, by whichever way it came: reads the blob's properties and schedules its orchestration, and nothing else. Thread-safe.</summary>
public sealed class SongIntake(SongScheduling scheduling, ILogger<SongIntake> logger)
{
    /// <summary>Schedules the song as it is now. The same news twice is one orchestration.</summary>
    /// <param name="client">Where orchestrations are.</param>
    /// <param name="blobs">The song: the first of these that there is.</param>
    /// <param name="meter">That of the function that took up the news.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="RequestFailedException">The storage account refused, is busy or could not be reached.</exception>
    internal async Task TakeUpAsync(DurableTaskClient client, IReadOnlyList<BlobClient> blobs, UsageMeter meter, CancellationToken cancellation)
    {
        if (await UploadedSong.FirstAsync(blobs, cancellation) is { } song)
            await scheduling.ScheduleAsync(client, new TaggingRequest(song, Trigger: meter.Read()), song.InstanceId, cancellation);
        else
            logger.LogInformation("{Container}/{Name} has gone before it was taken up", blobs[0].BlobContainerName, blobs[0].Name);
    }
}
