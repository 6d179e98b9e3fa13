using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Storage;

/// <summary>
/// The storage account that publishers upload to: setting <c>AudioStorage</c> (a connection string), or <c>AudioStorage__blobServiceUri</c> and
/// <c>AudioStorage__queueServiceUri</c> (or <c>AudioStorage__accountName</c>, for an account of the public cloud) with the app's identity
/// (<c>AudioStorage__clientId</c> for a user-assigned one). Thread-safe.
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

    /// <summary>Where Event Grid puts news of uploads, on Container Apps.</summary>
    public const string AnnouncementQueue = "audio-uploads";

    /// <summary>Where the queue trigger puts news that it gave up on; the name is the Functions host's.</summary>
    public const string PoisonedAnnouncementQueue = AnnouncementQueue + "-poison";

    // A hiccup of a second is over by then. What lasts longer is the orchestration's to wait for, which holds no thread and survives a restart.
    private const int MaximumRetries = 2;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaximumRetryDelay = TimeSpan.FromSeconds(2);

    // One request carries a few megabytes at most, so that half a minute without an answer is an outage.
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Clients by the settings; nothing is asked of the account yet.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting, or it cannot be used; the message names it and holds none of its value.</exception>
    public AudioStorage(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var blobOptions = Modest(new BlobClientOptions(), StorageMeterPolicy.ForBlobs);
        var queueOptions = Modest(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, StorageMeterPolicy.ForQueues);
        if (configuration[Connection] is { Length: > 0 } connectionString)
        {
            try
            {
                Blobs = new BlobServiceClient(connectionString, blobOptions);
                Queues = new QueueServiceClient(connectionString, queueOptions);
            }
            catch (Exception fault) when (fault is FormatException or ArgumentException)
            {
                // What was wrong with it is not passed on: it would quote the key.
                throw new InvalidOperationException($"The setting {Connection} is no connection string of a storage account: copy it again from the account's access keys.");
            }
        }
        else
        {
            var section = configuration.GetSection(Connection);
            var (blobs, queues) = (Service(section, "blob"), Service(section, "queue"));
            var identity = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = Setting.Text(section, "clientId") });
            Blobs = new BlobServiceClient(blobs, identity, blobOptions);
            Queues = new QueueServiceClient(queues, identity, queueOptions);
        }
    }

    /// <summary>Containers and blobs.</summary>
    public BlobServiceClient Blobs { get; }

    /// <summary>Queues, with messages in base64, as the Functions host reads them.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>The blob of that very name.</summary>
    /// <returns>
    /// <see langword="null"/> when a URL cannot say that name: the dots of <c>a/../b</c> are resolved on the way, and lead to another blob or out of the container.
    /// </returns>
    public BlobClient? Find(string container, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(container);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var blob = Blobs.GetBlobContainerClient(container).GetBlobClient(name);
        var reached = new BlobUriBuilder(blob.Uri);
        return reached.BlobContainerName == container && reached.BlobName == name ? blob : null;
    }

    private static Uri Service(IConfigurationSection section, string service)
    {
        var name = $"{service}ServiceUri";
        if (Setting.Text(section, name) is { } stated)
        {
            return Uri.TryCreate(stated, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0
                ? uri
                : throw new InvalidOperationException($"The setting {Connection}__{name} is no address of a storage service, as in https://account.{service}.core.windows.net, without anything behind it.");
        }

        return Setting.Text(section, "accountName") is { } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException($"The storage account is not set: set {Connection} to its connection string, or {Connection}__blobServiceUri and {Connection}__queueServiceUri to its addresses.");
    }

    private static T Modest<T>(T options, StorageMeterPolicy meter)
        where T : ClientOptions
    {
        options.AddPolicy(meter, HttpPipelinePosition.BeforeTransport);
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = MaximumRetries;
        options.Retry.Delay = RetryDelay;
        options.Retry.MaxDelay = MaximumRetryDelay;
        options.Retry.NetworkTimeout = NetworkTimeout;
        return options;
    }
}
