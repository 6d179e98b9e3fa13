using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;

namespace GenreFunctions.Functions.Granting;

/// <summary>Gives leave to listen to one song: a shared access signature that reads exactly one blob, and can do nothing else. Thread-safe.</summary>
public sealed class AudioGranter
{
    /// <summary>How long a grant holds: a player asks for parts of a long song while it plays.</summary>
    public const int Minutes = 60;

    private readonly BlobSigner _signer;

    /// <summary>Grants what lies in the account.</summary>
    public AudioGranter(AudioStorage storage, TimeProvider time)
        : this((storage ?? throw new ArgumentNullException(nameof(storage))).Blobs, time)
    {
    }

    internal AudioGranter(BlobServiceClient account, TimeProvider time) => _signer = new BlobSigner(account, time);

    /// <summary>Grants the reading of a version of a song.</summary>
    /// <param name="blob">Where it lay.</param>
    /// <param name="song">Which version.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns><see langword="null"/> when the blob is of that version no more.</returns>
    internal async Task<AudioGrant?> GrantAsync(BlobClient blob, SongUpload song, CancellationToken cancellation)
    {
        if (await PropertiesAsync(blob, song, cancellation) is not { } properties)
            return null;
        // What a publisher's program calls it may be wrong, or be something that a browser runs.
        var contentType = AudioContentTypes.Of(song.Name, properties.ContentType);
        var instead = contentType == properties.ContentType ? null : contentType;
        var (url, expiresAt) = await _signer.SignAsync(blob, BlobSasPermissions.Read, TimeSpan.FromMinutes(Minutes), instead, cancellation);
        return new AudioGrant(url.AbsoluteUri, contentType, properties.ContentLength, expiresAt);
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, SongUpload song, CancellationToken cancellation)
    {
        try
        {
            return await blob.GetPropertiesAsync(new BlobRequestConditions { IfMatch = new ETag(song.ETag) }, cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            return null;
        }
    }
}
