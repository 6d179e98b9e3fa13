using GenreFunctions.Features;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Tagging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>A song was given up on, by this app or by the Functions host: records it as <see cref="SongOutcome.Failed"/>, so that its publisher hears of it.</summary>
public sealed class OnPoisonedAudio(AudioStorage storage, TaggingModel model, SongRecorder recorder, ILogger<OnPoisonedAudio> logger)
{
    // The host gives no reason.
    private const string NotTakenUp = "The service could not take this song up, through no fault of the song's; whoever runs it finds the cause in its log.";

    /// <summary>Records the failure. A message that is none fails, and goes the way of the queue's own poison messages.</summary>
    /// <exception cref="FormatException">The message is none.</exception>
    [Function(nameof(OnPoisonedAudio))]
    public async Task RunAsync([QueueTrigger(AudioStorage.PoisonQueue, Connection = AudioStorage.Connection)] string message, CancellationToken cancellation)
    {
        var poisoned = Parse(message);
        if (poisoned.ContainerName != AudioStorage.UploadContainer || storage.Find(poisoned.ContainerName, poisoned.BlobName) is not { } blob)
        {
            logger.LogWarning("A poisoned blob is no song of the container {Container} and is left alone: {PoisonedContainer}/{PoisonedName}", AudioStorage.UploadContainer, poisoned.ContainerName, poisoned.BlobName);
            return;
        }

        // Whoever overwrote or deleted the song hears of the newer version, or wants to hear of none.
        if (await UploadedSong.ReadAsync(blob, cancellation) is not { } song || song.ETag != poisoned.ETag.Trim('"'))
        {
            logger.LogInformation("{Container}/{Name} failed, and was overwritten or deleted meanwhile", poisoned.ContainerName, poisoned.BlobName);
            return;
        }

        // Given up on after its result was recorded: the result stands.
        if (await recorder.HasResultAsync(song, cancellation))
            return;
        await recorder.RecordAsync(song, Failed(song, poisoned.Reason ?? NotTakenUp), cancellation);
    }

    private PoisonMessage Parse(string message)
    {
        try
        {
            return PoisonMessage.Parse(message);
        }
        catch (FormatException fault)
        {
            logger.LogError("A message of the queue {Queue} cannot be used: {Fault}", AudioStorage.PoisonQueue, fault.Message);
            throw;
        }
    }

    private SongResult Failed(SongUpload song, string reason) => new()
    {
        Source = song.Name,
        Outcome = SongOutcome.Failed,
        Message = reason,
        FeatureSchema = FeatureSchema.Id,
        ModelId = model.Id,
    };
}
