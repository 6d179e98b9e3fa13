using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace GenreFunctions.EndToEnd.Tests.Running;

/// <summary>A storage emulator and the service on it, of one test class's own.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class ServiceFixture : IAsyncLifetime
{
    private ServiceProcess? _service;
    private SongApi? _api;

    public AzuriteServer Storage { get; } = new();

    public BlobContainerClient Audio => Storage.Blobs.GetBlobContainerClient("audio");

    internal ServiceProcess Service => _service!;

    internal SongApi Api => _api!;

    public async Task InitializeAsync()
    {
        await Storage.InitializeAsync();
        await Audio.CreateIfNotExistsAsync();
        _service = new ServiceProcess(Storage.ConnectionString);
        _api = new SongApi(_service);
        await _service.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _api?.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
        await Storage.DisposeAsync();
    }

    /// <summary>Decoded audio that is still lying about, committed or not.</summary>
    public async Task<string[]> StagedAsync()
    {
        var staging = Storage.Blobs.GetBlobContainerClient("staging");
        if (!await staging.ExistsAsync())
            return [];
        var names = new List<string>();
        await foreach (var blob in staging.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted))
            names.Add(blob.Name);
        return [.. names];
    }
}
