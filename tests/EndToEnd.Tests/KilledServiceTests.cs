using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using GenreFunctions.EndToEnd.Tests.Running;
using GenreFunctions.EndToEnd.Tests.Songs;
using GenreFunctions.EndToEnd.Tests.Storage;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>The service is killed, and goes on where it was.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class KilledServiceTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = Eventually.Patience;

    private readonly AzuriteServer _storage = new();
    private ServiceProcess _service = null!;
    private SongApi _api = null!;

    private BlobContainerClient Audio => _storage.Blobs.GetBlobContainerClient("audio");

    [Fact]
    public async Task KilledFiveTimesDuringUploads_EverySongHasExactlyOneResult()
    {
        const int Count = 200;
        var random = new Random(20_260_501);
        var songs = Uploads.Songs(Count, "acme");
        var uploading = Uploads.SendAsync(Audio, songs);

        // Three times when so many have results, in the midst of the others; twice soon after a start, when what was interrupted is taken up again.
        foreach (var progress in new[] { random.Next(1, 40), random.Next(50, 90), random.Next(100, 130) })
        {
            await _service.StartAsync();
            await _api.CountAsync(progress, Limit);
            await _service.KillAsync();
            if (progress >= 100)
                break;
            await _service.StartAsync();
            await Task.Delay(random.Next(400));
            await _service.KillAsync();
        }

        using (var database = new SongsDatabase(_service.SongsDatabase))
            Assert.InRange(database.Count("song"), 100, Count - 1);
        await uploading;
        await _service.StartAsync();
        var results = await _api.CountAsync(Count, Limit);
        await _service.StopAsync();

        Assert.Equal(songs.Keys.Order(StringComparer.Ordinal), results.Select(song => song.Name).Order(StringComparer.Ordinal));
        Assert.All(results, song => Assert.Equal((SongOutcome.Tagged, 1), (song.Outcome, song.VersionCount)));
        using var ended = new SongsDatabase(_service.SongsDatabase);
        Assert.Equal((Count, Count), (ended.Count("song"), ended.Count("version")));
    }

    [Fact]
    public async Task SameContentAnnouncedThreeTimes_HasOneResult()
    {
        await Audio.UploadBlobAsync("acme/song.wav", new BinaryData(SongBytes.Wav(4)));
        await _service.StartAsync();
        await _api.CountAsync(1, Limit);
        await _service.StopAsync();

        // The second time the orchestration is known; the third time nothing is but the song's result.
        await AnnounceAgainAsync("a-second-song.wav", "host.db*");
        await AnnounceAgainAsync("z-third-song.wav", "host.db*", "durable.db*");

        await _service.StartAsync();
        var song = (await _api.ListAsync()).Single(song => song.Name == "acme/song.wav");
        Assert.Equal((SongOutcome.Tagged, 1), (song.Outcome, song.VersionCount));
        Assert.Single((await _api.FindAsync(song.SongId))!.Versions);
        using var database = new SongsDatabase(_service.SongsDatabase);
        Assert.Equal((3, 3), (database.Count("song"), database.Count("version")));
    }

    [Fact]
    public async Task SigTerm_FinishesWhatRuns_AndTheRestIsTaggedAfterTheNextStart()
    {
        var songs = Uploads.Songs(30, "acme");
        await _service.StartAsync();
        await Uploads.SendAsync(Audio, songs);
        await _api.CountAsync(1, Limit);

        var exitCode = await _service.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("Unhandled exception", _service.Log, StringComparison.Ordinal);
        await _service.StartAsync();
        Assert.All(await _api.CountAsync(30, Limit), song => Assert.Equal((SongOutcome.Tagged, 1), (song.Outcome, song.VersionCount)));
    }

    public async Task InitializeAsync()
    {
        await _storage.InitializeAsync();
        await Audio.CreateAsync();
        _service = new ServiceProcess(_storage.ConnectionString);
        _api = new SongApi(_service);
    }

    public async Task DisposeAsync()
    {
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
        await _api.SongAsync(another, song => song.Outcome == SongOutcome.Tagged, Limit);
        Assert.Equal(0, await _service.StopAsync());
    }
}
