using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;

namespace GenreFunctions.Functions.Uploads;

/// <summary>What a blob's properties say of the song in it.</summary>
internal static class UploadedSong
{
    /// <summary>Asks for the blob's properties.</summary>
    /// <returns><see langword="null"/> when there is no such blob.</returns>
    /// <exception cref="RequestFailedException">The storage account refused, is busy or could not be reached.</exception>
    public static async Task<SongUpload?> ReadAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return Of(blob, properties.Value);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The first of some blobs that there is.</summary>
    /// <returns><see langword="null"/> when there is none of them.</returns>
    /// <exception cref="RequestFailedException">The storage account refused, is busy or could not be reached.</exception>
    public static async Task<SongUpload?> FirstAsync(IReadOnlyList<BlobClient> blobs, CancellationToken cancellation)
    {
        foreach (var blob in blobs)
        {
            if (await ReadAsync(blob, cancellation) is { } song)
                return song;
        }

        return null;
    }

    /// <summary>Opens the song's audio: of this version only, from the first byte to the last.</summary>
    /// <exception cref="RequestFailedException">The blob was overwritten (412) or deleted (404) meanwhile, or storage refused, is busy or could not be reached.</exception>
    public static Task<Stream> OpenAsync(BlobClient blob, SongUpload song, CancellationToken cancellation) =>
        BlobVersionStream.OpenAsync(blob, song.ETag, cancellation);

    private static SongUpload Of(BlobClient blob, BlobProperties properties) => new(
        blob.BlobContainerName,
        blob.Name,
        properties.ETag.ToString().Trim('"'),
        Publisher.Of(blob.Name, properties.Metadata),
        properties.ContentLength,
        properties.LastModified);
}
