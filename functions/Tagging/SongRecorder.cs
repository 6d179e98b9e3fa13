using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>The only place that records a song: first in the store, then as index tags on the blob. Doing it twice is the same as doing it once. Thread-safe.</summary>
public sealed class SongRecorder(ITagStore store, SongIndexTags indexTags, TimeProvider time, ILogger<SongRecorder> logger)
{
    /// <summary>Records a result.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    /// <exception cref="Azure.RequestFailedException">The storage account cannot be reached or is busy: worth trying again.</exception>
    public async Task<SongEnd> RecordAsync(SongUpload song, SongResult result, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(result);
        var receipt = await store.RecordAsync(new SongVersion(song, result, time.GetUtcNow()), cancellation);
        UsageMeter.Current?.CountRequestUnits(receipt.RequestUnits);
        await indexTags.WriteAsync(song, result, cancellation);
        logger.LogInformation(
            "{Container}/{Name} of {Publisher}: {Outcome}, {Genre} ({Confidence:0.00}), {SegmentCount} segments of {DurationSeconds:0.0} s",
            song.Container,
            song.Name,
            song.Publisher,
            result.Outcome,
            result.Genre,
            result.Confidence,
            result.SegmentCount,
            result.DurationSeconds);
        return new SongEnd(SongEnding.Recorded, result.Outcome, result.Genre, result.SegmentCount);
    }

    /// <summary>Whether anything is recorded of this version of the song, by whatever model and of whatever outcome.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    public async Task<bool> HasResultAsync(SongUpload song, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(song);
        return await store.FindAsync(song.SongId, cancellation) is { } record && record.Versions.Any(version => version.ETag == song.ETag);
    }
}
