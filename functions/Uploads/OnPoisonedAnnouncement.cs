using GenreFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Uploads;

/// <summary>
/// The news of an upload was given up on: <see cref="OnAudioAnnounced"/> could not schedule its song, in all attempts. Records the song as
/// failed, so that its publisher hears of it. On Container Apps only, as the other one.
/// </summary>
public sealed class OnPoisonedAnnouncement(AnnouncedSongs announced, FailedSongs failed, PoisonQueues queues)
{
    /// <summary>Records the failure.</summary>
    [Function(nameof(OnPoisonedAnnouncement))]
    public Task RunAsync([QueueTrigger(AudioStorage.PoisonedAnnouncementQueue, Connection = AudioStorage.Connection)] string message, CancellationToken cancellation) =>
        queues.DrainAsync(nameof(OnPoisonedAnnouncement), AudioStorage.PoisonedAnnouncementQueue, () => RecordAsync(UploadAnnouncement.Parse(message), cancellation), cancellation);

    private async Task<PoisonOutcome> RecordAsync(UploadAnnouncement announcement, CancellationToken cancellation) =>
        announced.Find(announcement) is { Count: > 0 } blobs
            ? await failed.RecordAsync(blobs, announcement.ETag, reason: null, cancellation)
            : PoisonOutcome.Settled;
}
