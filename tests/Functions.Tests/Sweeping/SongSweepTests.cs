using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Sweeping;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Functions.Tests.Uploads;
using GenreFunctions.Functions.Uploads;
using GenreFunctions.Functions.Results;
using GenreFunctions.Tagging;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Sweeping;

public sealed class SongSweepTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>, IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TaggingParts _parts = new(azurite);
    private readonly FakeDurableClient _client = new() { Now = Now };
    private SweepOptions _options = new();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Failed, 11, true)]
    [InlineData(OrchestrationRuntimeStatus.Failed, 9, false)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, 11, true)]
    [InlineData(OrchestrationRuntimeStatus.Running, 61, true)]
    [InlineData(OrchestrationRuntimeStatus.Running, 59, false)]
    [InlineData(OrchestrationRuntimeStatus.Pending, 61, true)]
    [InlineData(OrchestrationRuntimeStatus.Pending, 59, false)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, 10_000, false)]
    [InlineData(OrchestrationRuntimeStatus.Completed, 10_000, false)]
    public async Task Sweep_ASongWithoutAResult_IsTriedAgainOnceItCameToNothing(OrchestrationRuntimeStatus status, int minutesAgo, bool again)
    {
        var song = await StartedAsync($"acme/{status}{minutesAgo}.wav", status, minutesAgo);

        await SweepAsync();

        if (!again)
        {
            Assert.Equal(song.InstanceId, Assert.Single(_client.Instances).Key);
            return;
        }

        var instance = Assert.Single(_client.Instances).Value;
        Assert.Equal(($"{song.InstanceId}-2", nameof(TagSong), OrchestrationRuntimeStatus.Pending), (instance.InstanceId, instance.Name, instance.RuntimeStatus));
        Assert.Equal(new TaggingRequest(song, 2), _client.RequestOf(instance.InstanceId));
    }

    [Theory]
    [InlineData(SongOutcome.Tagged)]
    [InlineData(SongOutcome.Failed)]
    public async Task Sweep_ASongWithAResult_IsLeftAloneUntilItIsOld(SongOutcome outcome)
    {
        var song = await StartedAsync($"acme/{outcome}.wav", OrchestrationRuntimeStatus.Failed, 100);
        await ResultAsync(song, outcome, Now.AddMinutes(-99));
        var sweep = Sweep();
        await sweep.RunAsync(_client, CancellationToken.None);
        await sweep.RunAsync(_client, CancellationToken.None);
        Assert.Equal(song.InstanceId, Assert.Single(_client.Instances).Key);

        _options = new SweepOptions { KeepEnded = TimeSpan.FromMinutes(90) };
        await SweepAsync();
        Assert.Empty(_client.Instances);
    }

    [Fact]
    public async Task Sweep_ManySweeps_GiveASongUpAfterItsAttempts()
    {
        var song = await StartedAsync("acme/hopeless.wav", OrchestrationRuntimeStatus.Failed, 20);
        await SweepAsync();
        Fail($"{song.InstanceId}-2");
        await SweepAsync();
        Fail($"{song.InstanceId}-3");
        await SweepAsync();

        // It stays until the failure is recorded.
        Assert.Equal($"{song.InstanceId}-3", Assert.Single(_client.Instances).Key);
        var messages = (await azurite.Queues.GetQueueClient("webjobs-blobtrigger-poison").ReceiveMessagesAsync(32)).Value;
        var poison = PoisonMessage.Parse(Assert.Single(messages, message => message.MessageText.Contains("hopeless", StringComparison.Ordinal)).MessageText);
        Assert.Equal((song.Name, $"\"{song.ETag}\""), (poison.BlobName, poison.ETag));
        Assert.Contains("3 times", poison.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_OverwrittenOrDeletedSongs_GoWithoutANewOrchestration()
    {
        await StartedAsync("acme/old.wav", OrchestrationRuntimeStatus.Running, 100);
        await _parts.UploadAsync("acme/old.wav", SongBytes.Wav(2));
        var deleted = await StartedAsync("acme/deleted.wav", OrchestrationRuntimeStatus.Failed, 100);
        await _parts.Container.DeleteBlobAsync(deleted.Name);
        await SweepAsync();
        Assert.Empty(_client.Instances);
    }

    [Fact]
    public async Task Sweep_AHostThatTakesItsTimeToTerminate_StartsNoSongTwice()
    {
        var song = await StartedAsync("acme/slow.wav", OrchestrationRuntimeStatus.Running, 100);
        _client.TerminatesAtOnce = false;
        await SweepAsync();
        await SweepAsync();
        Assert.Equal(new[] { song.InstanceId, $"{song.InstanceId}-2" }.Order(), _client.Instances.Keys.Order());
        _client.TerminatesAtOnce = true;
        await SweepAsync();
        Assert.Equal($"{song.InstanceId}-2", Assert.Single(_client.Instances).Key);
    }

    [Fact]
    public async Task Sweep_AfterAnOutage_TakesSongsUpInPortions()
    {
        for (var n = 0; n < 5; n++)
            await StartedAsync($"acme/portion{n}.wav", OrchestrationRuntimeStatus.Failed, 100);
        _options = new SweepOptions { SongsPerSweep = 2 };
        await SweepAsync();
        Assert.Equal(2, _client.Instances.Keys.Count(id => id.EndsWith("-2", StringComparison.Ordinal)));
        await SweepAsync();
        Assert.Equal(4, _client.Instances.Keys.Count(id => id.EndsWith("-2", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(-30, -200, false)] // the queue is still at what was uploaded before
    [InlineData(-30, -110, false)] // uploaded about the same time
    [InlineData(-30, -50, true)] // uploaded more than an hour later, and tagged
    [InlineData(-90, -200, true)] // nothing at all was tagged for an hour
    public async Task Sweep_ASongThatWaitsInALongQueue_IsNotStuck(int otherTaggedMinutes, int otherUploadedMinutes, bool stuck)
    {
        var song = await StartedAsync($"acme/waiting{otherTaggedMinutes}{otherUploadedMinutes}.wav", OrchestrationRuntimeStatus.Running, 120);
        var other = song with { Name = "acme/other.wav", UploadedAt = Now.AddMinutes(otherUploadedMinutes) };
        await ResultAsync(other, SongOutcome.Tagged, Now.AddMinutes(otherTaggedMinutes));
        await SweepAsync();
        Assert.Equal(stuck, _client.Instances.ContainsKey($"{song.InstanceId}-2"));
    }

    [Fact]
    public async Task Sweep_OtherPeoplesOrchestrations_AreLeftAlone()
    {
        var song = await _parts.UploadAsync("acme/other-app.wav", SongBytes.Wav(1));
        _client.Add("theirs", new TaggingRequest(song), OrchestrationRuntimeStatus.Failed, Now.AddDays(-1), name: "SomethingElse");
        await SweepAsync();
        Assert.Equal("theirs", Assert.Single(_client.Instances).Key);
    }

    [Fact]
    public async Task Sweep_OneSongThatCannotBePickedUp_KeepsItFromNoOther()
    {
        _client.Add("odd", null!, OrchestrationRuntimeStatus.Failed, Now.AddHours(-2));
        _client.Add("bad", new TaggingRequest(new SongUpload("NO_CONTAINER", "x", "0x1", "acme", 1, Now)), OrchestrationRuntimeStatus.Failed, Now.AddHours(-2));
        var song = await StartedAsync("acme/good.wav", OrchestrationRuntimeStatus.Failed, 100);
        await SweepAsync();
        Assert.Contains($"{song.InstanceId}-2", _client.Instances.Keys);
        Assert.Contains(_parts.Log.At(LogLevel.Warning), line => line.StartsWith("bad is left", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sweep_CompletedOrchestrations_GoAfterAWeek()
    {
        await SweepAsync();
        var purge = Assert.Single(_client.Purges);
        Assert.Equal(Now.AddDays(-7), purge.CreatedTo);
        Assert.Equal([OrchestrationRuntimeStatus.Completed], purge.Statuses);
    }

    [Fact]
    public async Task Sweep_StagingBlobs_GoWhenTheyAreOldAndNobodyReadsThem()
    {
        var song = new SongUpload("audio", "x", "0x1", "acme", 1, Now);
        foreach (var id in new[] { "running", "failed", "unknown" })
        {
            var writer = await _parts.Staging.CreateAsync(id, CancellationToken.None);
            await writer.WriteAsync(new float[66_149], CancellationToken.None);
            await writer.CommitAsync(CancellationToken.None);
        }

        _client.Add("running", new TaggingRequest(song), OrchestrationRuntimeStatus.Running, DateTimeOffset.UtcNow);
        _client.Add("failed", new TaggingRequest(song), OrchestrationRuntimeStatus.Failed, DateTimeOffset.UtcNow);
        var young = new StagingSweep(_parts.Storage, _options, TimeProvider.System, _parts.Log.For<StagingSweep>());
        var old = new StagingSweep(_parts.Storage, _options, new FixedTime(DateTimeOffset.UtcNow.AddHours(25)), _parts.Log.For<StagingSweep>());
        await young.RunAsync(_client, CancellationToken.None);
        Assert.Equal(3, (await _parts.StagedAsync()).Length);
        await old.RunAsync(_client, CancellationToken.None);
        Assert.Equal(["running/audio.f32"], await _parts.StagedAsync());
    }

    private async Task<SongUpload> StartedAsync(string name, OrchestrationRuntimeStatus status, int minutesAgo)
    {
        var song = await _parts.UploadAsync(name, SongBytes.Wav(0.1));
        _client.Add(song.InstanceId, new TaggingRequest(song), status, Now.AddMinutes(-minutesAgo));
        return song;
    }

    private void Fail(string instanceId)
    {
        var request = _client.RequestOf(instanceId);
        _client.Instances.Remove(instanceId);
        _client.Add(instanceId, request, OrchestrationRuntimeStatus.Failed, Now.AddMinutes(-20));
    }

    private Task<StoreReceipt> ResultAsync(SongUpload song, SongOutcome outcome, DateTimeOffset taggedAt) =>
        _parts.Store.RecordAsync(new SongVersion(song, new SongResult { Source = song.Name, Outcome = outcome, FeatureSchema = "f", ModelId = "m" }, taggedAt), CancellationToken.None);

    private SongSweep Sweep() => new(
        _parts.Storage,
        _parts.Store,
        _parts.Recorder,
        new SongScheduling(_parts.Log.For<SongScheduling>()),
        _parts.Poisoned,
        _options,
        new FixedTime(Now),
        _parts.Log.For<SongSweep>());

    private Task SweepAsync() => Sweep().RunAsync(_client, CancellationToken.None);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
