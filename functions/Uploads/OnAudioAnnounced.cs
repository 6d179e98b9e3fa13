using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Functions.Uploads;

/// <summary>
/// Event Grid put the news of an upload into a queue: schedules the song as <see cref="OnAudioUploaded"/> does, under the same identity, so that news by both
/// ways is one orchestration. On Container Apps only; elsewhere a setting switches it off, because looking into queues costs.
/// </summary>
public sealed class OnAudioAnnounced(AnnouncedSongs announced, SongIntake intake, Executions executions)
{
    /// <summary>Schedules the song. A message that is none fails, and ends in the queue's poison queue.</summary>
    /// <exception cref="FormatException">The message is no event.</exception>
    [Function(nameof(OnAudioAnnounced))]
    public Task RunAsync(
        [QueueTrigger(AudioStorage.AnnouncementQueue, Connection = AudioStorage.Connection)] string message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        executions.RunAsync(
            nameof(OnAudioAnnounced),
            async meter =>
            {
                if (announced.Find(UploadAnnouncement.Parse(message)) is { Count: > 0 } blobs)
                    await intake.TakeUpAsync(client, blobs, meter, cancellation);
            },
            cancellation);
}
