using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace GenreFunctions.EndToEnd.Tests.Running;

/// <summary>A storage account with a container of uploads and the queues of their news, and a service on it once it is started, as on Container Apps.</summary>
internal sealed class QueuedUploads : IAsyncDisposable
{
    public static readonly TimeSpan Limit = Eventually.Patience;

    // A plan that charges executions, so that runs have costs with names in them.
    private const string Plan = "flex";

    private readonly AzuriteServer _storage = new();
    private ServiceProcess? _service;

    public BlobContainerClient Audio => _storage.Blobs.GetBlobContainerClient("audio");

    public QueueClient News => _storage.Queues.GetQueueClient("audio-uploads");

    public QueueClient PoisonedNews => _storage.Queues.GetQueueClient("audio-uploads-poison");

    /// <summary>The service; to be started first.</summary>
    public ServiceProcess Service => _service ?? throw new InvalidOperationException("The service has not been started.");

    /// <summary>Makes the account, with the container and without queues.</summary>
    public async Task PrepareAsync()
    {
        await _storage.InitializeAsync();
        await Audio.CreateAsync();
    }

    /// <summary>Starts the service.</summary>
    public async Task<SongApi> StartAsync(params (string Name, string Value)[] settings)
    {
        _service = new ServiceProcess(_storage.ConnectionString, settings.Append(("Costs__Plan", Plan)).ToDictionary());
        await _service.StartAsync();
        return new SongApi(_service);
    }

    /// <summary>Which version of a song is there.</summary>
    public async Task<string> ETagAsync(string name) => (await Audio.GetBlobClient(name).GetPropertiesAsync()).Value.ETag.ToString().Trim('"');

    /// <summary>Waits until a queue has been worked off.</summary>
    public async Task IsEmptyAsync(QueueClient queue) => await Eventually.SeesAsync(
        Limit, async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount, count => count == 0, count => $"{queue.Name} is empty; it has {count}.", () => Service.Log);

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
