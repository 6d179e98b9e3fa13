using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Storage;

/// <summary>
/// The storage account that publishers upload to: setting <c>AudioStorage</c> (a connection string), or <c>AudioStorage__blobServiceUri</c> and
/// <c>AudioStorage__queueServiceUri</c> with the app's identity (<c>AudioStorage__clientId</c> for a user-assigned one). Thread-safe.
/// </summary>
public sealed class AudioStorage
{
    /// <summary>The setting's name, which the triggers use too.</summary>
    public const string Connection = "AudioStorage";

    /// <summary>Where publishers upload.</summary>
    public const string UploadContainer = "audio";

    /// <summary>Where decoded audio waits for its batches.</summary>
    public const string StagingContainer = "staging";

    /// <summary>Where the blob trigger puts what it gave up on; the name is the Functions host's.</summary>
    public const string PoisonQueue = "webjobs-blobtrigger-poison";

    /// <summary>Clients by the settings; nothing is asked of the account yet.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting.</exception>
    public AudioStorage(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _ = configuration;
        throw new NotImplementedException();
    }

    /// <summary>Containers and blobs.</summary>
    public BlobServiceClient Blobs => throw new NotImplementedException();

    /// <summary>Queues, with messages in base64, as the Functions host reads them.</summary>
    public QueueServiceClient Queues => throw new NotImplementedException();
}
