using GenreFunctions.Functions.Storage;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Http;

/// <summary>One storage emulator, with the container for audio, for all tests of HTTP functions.</summary>
public sealed class HttpStorage : IAsyncLifetime
{
    public AzuriteServer Server { get; } = new();

    public AudioStorage Storage { get; private set; } = null!;

    /// <summary>Settings that lead to this storage, unless they say otherwise.</summary>
    public IConfiguration Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection([new(AudioStorage.Connection, Server.ConnectionString)])
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build();

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        Storage = new AudioStorage(Configuration());
        await Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).CreateIfNotExistsAsync();
    }

    public Task DisposeAsync() => Server.DisposeAsync();
}
