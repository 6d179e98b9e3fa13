using Azure.Storage.Blobs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>
/// A blob is new or was overwritten: schedules its orchestration, and reads no more than its properties. On Functions plans; on Container Apps, whose triggers
/// Event Grid cannot call, the news comes through a queue (<see cref="OnAudioAnnounced"/>).
/// </summary>
public sealed class OnAudioUploaded(AudioStorage storage, SongIntake intake, Executions executions, ILogger<OnAudioUploaded> logger)
{
    /// <summary>Schedules the song.</summary>
    [Function(nameof(OnAudioUploaded))]
    public async Task RunAsync(
        [BlobTrigger(AudioStorage.UploadContainer + "/{name}", Source = BlobTriggerSource.EventGrid, Connection = AudioStorage.Connection)] BlobClient blob,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(blob);

        // A name such as '../x' leads elsewhere once it is part of a URL; whatever is there was not uploaded here.
        if (blob.BlobContainerName != AudioStorage.UploadContainer || blob.Name.Length == 0)
        {
            logger.LogWarning("A blob was announced whose name leads out of the container {Container}; it is left alone", AudioStorage.UploadContainer);
            return;
        }

        // By this app's own client, which counts what it asks; the one that is passed in belongs to the host.
        var uploaded = storage.Find(blob.BlobContainerName, blob.Name) ?? blob;
        await executions.RunAsync(nameof(OnAudioUploaded), meter => intake.TakeUpAsync(client, [uploaded], meter, cancellation), cancellation);
    }
}
