using System.Text.Json;

namespace GenreFunctions.Browser.Tests.Running;

/// <summary>A service with a storage of its own, filled before it starts.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly AzuriteServer _storage;

    private Site(AzuriteServer storage, ServiceProcess service) => (_storage, Service) = (storage, service);

    public ServiceProcess Service { get; }

    /// <summary>Where the page is, with a slash at its end.</summary>
    public Uri Address => Service.Address;

    public AzuriteServer Storage => _storage;

    /// <summary>Starts one.</summary>
    /// <param name="settings">Its settings, given its data folder.</param>
    /// <param name="fill">Puts into its data folder what is to be there.</param>
    /// <param name="arguments">More arguments of its command line.</param>
    public static async Task<Site> StartAsync(Func<string, Dictionary<string, string>> settings, Func<string, Dictionary<string, string>, Task> fill, params string[] arguments)
    {
        var storage = new AzuriteServer();
        await storage.InitializeAsync();
        await storage.Blobs.GetBlobContainerClient("audio").CreateIfNotExistsAsync();
        var chosen = new Dictionary<string, string>();
        var service = new ServiceProcess(storage.ConnectionString, chosen, arguments: arguments);
        foreach (var (name, value) in settings(service.Data.Path))
            chosen[name] = value;
        await fill(service.Data.Path, chosen);
        await service.StartAsync();
        return new Site(storage, service);
    }

    /// <summary>What the API answers to a GET.</summary>
    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, path))).RootElement;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Service.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
