using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using GenreFunctions.EndToEnd.Tests.Running;
using GenreFunctions.EndToEnd.Tests.Songs;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>Whatever happens to the service, every run of a song is charged once, and sums are sums of what was charged.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class ChargedOnceTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = Eventually.Patience;

    // A plan that charges executions and services, so that a song has many lines.
    private static readonly Dictionary<string, string> Settings = new() { ["Costs__Plan"] = "flex" };

    private readonly AzuriteServer _storage = new();
    private ServiceProcess _service = null!;
    private SongApi _api = null!;
    private CostApi _costs = null!;

    private BlobContainerClient Audio => _storage.Blobs.GetBlobContainerClient("audio");

    [Fact]
    public async Task KilledAmongThirtySongs_EveryRunHasOneCost_AndSumsAreThoseOfTheLines()
    {
        const int Count = 30;
        await _service.StartAsync();
        await Uploads.SendAsync(Audio, Uploads.Songs(Count, "acme"));
        await _api.CountAsync(8, Limit);
        await _service.KillAsync();
        await _service.StartAsync();

        var songs = await _api.CountAsync(Count, Limit);
        var total = await _costs.TotalAsync(Count);
        var runs = new HashSet<string>();
        foreach (var song in songs)
        {
            var run = Assert.Single(await _costs.RunsAsync(song.SongId));
            Assert.True(run.GetProperty("cost").GetDecimal() > 0);
            Assert.Equal(run.GetProperty("cost").GetDecimal(), run.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("ListCost").GetDecimal()));
            runs.Add(run.GetProperty("instanceId").GetString()!);
        }

        var export = await _costs.ExportAsync();
        Assert.Equal((Count, Count), (songs.Count, runs.Count));
        Assert.Equal(Count, total.GetProperty("total").GetProperty("songs").GetInt32());
        Assert.Equal(runs.Order(StringComparer.Ordinal), export.Runs.Order(StringComparer.Ordinal));
        Assert.Equal(export.Sum, total.GetProperty("grandTotal").GetDecimal());
    }

    [Fact]
    public async Task UploadAnnouncedAgain_IsChargedOnce()
    {
        await Audio.UploadBlobAsync("acme/song.wav", new BinaryData(SongBytes.Wav(4)));
        await _service.StartAsync();
        var songId = (await _api.CountAsync(1, Limit))[0].SongId;
        var first = Assert.Single(await _costs.CostedAsync(songId));
        await _service.StopAsync();

        // The first time the orchestration is known; the second time nothing is, and the song is tagged again: the same run, and not another.
        await AnnounceAgainAsync("second.wav", "host.db*");
        await AnnounceAgainAsync("third.wav", "host.db*", "durable.db*");

        await _service.StartAsync();
        var total = await _costs.TotalAsync(3);
        var only = Assert.Single(await _costs.RunsAsync(songId));
        Assert.Equal(first.GetProperty("instanceId").GetString(), only.GetProperty("instanceId").GetString());
        Assert.Equal(3, total.GetProperty("total").GetProperty("songs").GetInt32());
    }

    public async Task InitializeAsync()
    {
        await _storage.InitializeAsync();
        await Audio.CreateAsync();
        _service = new ServiceProcess(_storage.ConnectionString, Settings);
        _api = new SongApi(_service);
        _costs = new CostApi(_service);
    }

    public async Task DisposeAsync()
    {
        _costs.Dispose();
        _api.Dispose();
        await _service.DisposeAsync();
        await _storage.DisposeAsync();
    }

    /// <summary>Makes the service forget, and waits for a song that it lists at the same time as the old one.</summary>
    private async Task AnnounceAgainAsync(string another, params string[] forgotten)
    {
        foreach (var file in forgotten.SelectMany(pattern => Directory.GetFiles(_service.Data.Path, pattern)))
            File.Delete(file);
        await Audio.UploadBlobAsync(another, new BinaryData(SongBytes.Wav(4, seed: another.Length)));
        await _service.StartAsync();
        var song = await _api.SongAsync(another, song => song.Outcome == SongOutcome.Tagged, Limit);
        await _costs.CostedAsync(song.SongId);
        Assert.Equal(0, await _service.StopAsync());
    }
}
