using Azure;
using Azure.Storage.Blobs;
using GenreFunctions.Features;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Tagging;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>Records songs that were given up on as <see cref="SongOutcome.Failed"/>, so that their publishers hear of it. Thread-safe.</summary>
public sealed class FailedSongs(TaggingModel model, SongRecorder recorder, ILogger<FailedSongs> logger)
{
    // The host gives no reason.
    private const string NotTakenUp = "The service could not take this song up, through no fault of the song's; whoever runs it finds the cause in its log.";

    /// <summary>Records the failure, unless there is nothing to record.</summary>
    /// <param name="blobs">The song: the first of these that there is.</param>
    /// <param name="eTag">Which version of it was given up on, without quotes; <see langword="null"/> for whichever is there.</param>
    /// <param name="reason">A sentence for the publisher; <see langword="null"/> where nobody knows one.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    /// <exception cref="RequestFailedException">The storage account cannot be reached or is busy: worth trying again.</exception>
    internal async Task<PoisonOutcome> RecordAsync(IReadOnlyList<BlobClient> blobs, string? eTag, string? reason, CancellationToken cancellation)
    {
        // Whoever overwrote or deleted the song hears of the newer version, or wants to hear of none.
        if (await UploadedSong.FirstAsync(blobs, cancellation) is not { } song || (eTag is not null && song.ETag != eTag))
        {
            logger.LogInformation("{Container}/{Name} failed, and was overwritten or deleted meanwhile", blobs[0].BlobContainerName, blobs[0].Name);
            return PoisonOutcome.Settled;
        }

        // Given up on after its result was recorded: the result stands.
        if (await recorder.HasResultAsync(song, cancellation))
            return PoisonOutcome.Settled;
        await recorder.RecordAsync(song, Failed(song, reason ?? NotTakenUp), cancellation);
        return PoisonOutcome.Failed;
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
