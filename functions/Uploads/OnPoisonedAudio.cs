using GenreFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>A song was given up on, by this app or by the Functions host: records it as failed, so that its publisher hears of it.</summary>
public sealed class OnPoisonedAudio(AudioStorage storage, FailedSongs failed, PoisonQueues queues, ILogger<OnPoisonedAudio> logger)
{
    /// <summary>Records the failure.</summary>
    [Function(nameof(OnPoisonedAudio))]
    public Task RunAsync([QueueTrigger(AudioStorage.PoisonQueue, Connection = AudioStorage.Connection)] string message, CancellationToken cancellation) =>
        queues.DrainAsync(nameof(OnPoisonedAudio), AudioStorage.PoisonQueue, () => RecordAsync(PoisonMessage.Parse(message), cancellation), cancellation);

    private async Task<PoisonOutcome> RecordAsync(PoisonMessage poisoned, CancellationToken cancellation)
    {
        if (poisoned.ContainerName == AudioStorage.UploadContainer && storage.Find(poisoned.ContainerName, poisoned.BlobName) is { } blob)
            return await failed.RecordAsync([blob], poisoned.ETag.Trim('"'), poisoned.Reason, cancellation);
        logger.LogWarning("A poisoned blob is no song of the container {Container} and is left alone: {PoisonedContainer}/{PoisonedName}", AudioStorage.UploadContainer, poisoned.ContainerName, poisoned.BlobName);
        return PoisonOutcome.Settled;
    }
}
