using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using GenreFunctions.EndToEnd.Tests.Running;
using GenreFunctions.EndToEnd.Tests.Songs;
using GenreFunctions.EndToEnd.Tests.Storage;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>What the service depends on is out of order for a while, or for one song only.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = Eventually.Patience;

    private readonly AzuriteServer _storage = new();

    private BlobContainerClient Audio => _storage.Blobs.GetBlobContainerClient("audio");

    [Fact]
    public async Task StorageDownForTenSeconds_NothingIsLost()
    {
        const int Count = 40;
        await using var service = new ServiceProcess(_storage.ConnectionString);
        using var api = new SongApi(service);
        await service.StartAsync();
        var songs = Uploads.Songs(Count, "acme");
        var uploading = Uploads.SendAsync(Audio, songs);
        await api.CountAsync(5, Limit);

        await _storage.StopAsync();
        await Outage.LastAsync(Outage.TenSeconds);
        await _storage.StartAsync();
        await uploading;
        await Uploads.SendMissingAsync(Audio, songs);

        var results = await api.CountAsync(Count, Limit);
        Assert.All(results, song => Assert.Equal((song.Name, SongOutcome.Tagged), (song.Name, song.Outcome)));
        Assert.Equal(songs.Keys.Order(StringComparer.Ordinal), results.Select(song => song.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ResultsLockedForTenSeconds_NothingIsLost()
    {
        const int Count = 20;
        await using var service = new ServiceProcess(_storage.ConnectionString);
        using var api = new SongApi(service);
        await service.StartAsync();
        await Uploads.SendAsync(Audio, Uploads.Songs(1, "first"));
        await api.CountAsync(1, Limit);

        using (var database = new SongsDatabase(service.SongsDatabase))
        {
            database.Lock();
            await Uploads.SendAsync(Audio, Uploads.Songs(Count, "acme"));
            await Outage.LastAsync(Outage.TenSeconds);
            Assert.Equal(1, database.Count("song"));
            database.Unlock();
        }

        var results = await api.CountAsync(Count + 1, Limit);
        Assert.All(results, song => Assert.Equal((song.Name, SongOutcome.Tagged, 1), (song.Name, song.Outcome, song.VersionCount)));
    }

    [Fact]
    public async Task SongThatCannotBeRead_IsRetriedWithBackoff_ThenFailsWithItsReason_AndTheOthersGoOn()
    {
        const string Cursed = "acme/cursed.wav";
        await using var proxy = await StorageProxy.StartAsync(_storage);
        // Its properties can be read: it is announced and scheduled as any other.
        proxy.Fail((method, target) => method == "GET" && target.Contains("cursed.wav", StringComparison.Ordinal) && !target.Contains("comp=", StringComparison.Ordinal));
        await using var service = new ServiceProcess(proxy.ConnectionString, new Dictionary<string, string> { ["Costs__Plan"] = "flex" });
        using var api = new SongApi(service);
        using var costs = new CostApi(service);
        await service.StartAsync();
        await Uploads.SendAsync(Audio, new Dictionary<string, byte[]> { [Cursed] = SongBytes.Wav(4) });
        await Uploads.SendAsync(Audio, Uploads.Songs(5, "acme"));

        Assert.All(await api.CountAsync(5, Limit), song => Assert.Equal((SongOutcome.Tagged, true), (song.Outcome, song.Name != Cursed)));
        var failed = await api.SongAsync(Cursed, song => song.Outcome == SongOutcome.Failed, Limit);

        Assert.Matches(@"^[A-Z].*storage.*\.$", failed.Message);
        var attempts = proxy.Failed.ToArray();
        Assert.InRange(attempts.Length, 3, 100);
        // Pauses of 1, 2, 4, 8 and 16 s are at least as long as they are said to be.
        Assert.True(attempts[^1] - attempts[0] > TimeSpan.FromSeconds(15), $"All {attempts.Length} attempts were made within {attempts[^1] - attempts[0]}.");

        // All attempts are paid for, those that were made again too.
        var run = Assert.Single(await costs.CostedAsync(failed.SongId));
        Assert.Equal("failed", run.GetProperty("outcome").GetString());
        var prepared = run.GetProperty("executions").EnumerateArray().Where(execution => execution.GetProperty("function").GetString() == "PrepareAudio").Select(execution => execution.GetProperty("attempt").GetInt32()).ToArray();
        Assert.Equal(Enumerable.Range(1, prepared.Length), prepared.Order());
        Assert.InRange(prepared.Length, 3, 100);
        Assert.True(run.GetProperty("retryCost").GetDecimal() > run.GetProperty("cost").GetDecimal() / 2, $"{run.GetProperty("retryCost")} of {run.GetProperty("cost")} were for attempts made again.");

        proxy.Fail((_, _) => false);
        await Uploads.SendAsync(Audio, new Dictionary<string, byte[]> { [Cursed] = SongBytes.Wav(5), ["acme/after.wav"] = SongBytes.Wav(4, seed: 9) });
        await api.SongAsync("acme/after.wav", song => song.Outcome == SongOutcome.Tagged, Limit);
        await api.SongAsync(Cursed, song => song.Outcome == SongOutcome.Tagged && song.VersionCount == 2, Limit);
    }

    public async Task InitializeAsync()
    {
        await _storage.InitializeAsync();
        await Audio.CreateAsync();
    }

    public Task DisposeAsync() => _storage.DisposeAsync();
}
