using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Functions.Uploads;

namespace GenreFunctions.Functions.Tests.Metering;

/// <summary>What the app counts of its requests, against what somebody else has seen on their way.</summary>
public sealed class StorageMeterTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>, IAsyncLifetime
{
    private WatchedStorage _watched = null!;

    public async Task InitializeAsync() => _watched = await WatchedStorage.StartAsync(azurite);

    public async Task DisposeAsync() => await _watched.DisposeAsync();

    [Theory]
    [InlineData("wav", 1)]
    [InlineData("wav", 1000)]
    [InlineData("wav of several requests", 1000)]
    [InlineData("mp3", 2)]
    [InlineData("silence", 3)]
    [InlineData("text", 10)]
    public async Task EveryActivity_OfAnySong_CountsWhatWasSeenOfIt(string kind, int perActivity)
    {
        var parts = new TaggingParts(_watched.ConnectionString, new TaggingOptions { SegmentsPerActivity = perActivity });
        var song = await parts.UploadAsync($"counted/{perActivity}/{kind}", SongFile.Of(kind), tags: new() { ["album"] = "First" });
        var compared = 0;
        var replay = new Replay(new TaggingRequest(song), async call =>
        {
            var before = _watched.Seen.Count;
            var report = await parts.DoAsync(call);
            Compare(_watched.Seen.Skip(before), Meters(report));
            compared++;
            return report;
        });
        await replay.RunAsync();
        Assert.Equal(replay.Calls.Count, compared);

        // All of them together are what the run is charged for.
        var meters = Assert.Single(parts.Costs.Runs).Meters;
        var seen = _watched.Seen.SkipWhile(request => request.Operation != "GetBlobProperties").Skip(1).ToArray();
        Assert.Equal((SeenRequest.Reads(seen), SeenRequest.Writes(seen)), ((int)meters.StorageReads.Quantity, (int)meters.StorageWrites.Quantity));
        Assert.Equal(seen.Sum(request => request.Received), (long)meters.StorageBytesRead.Quantity);
    }

    [Fact]
    public async Task GivingUp_ASong_CountsItsQueueOperations()
    {
        var parts = new TaggingParts(_watched.ConnectionString);
        var song = await parts.UploadAsync("counted/hopeless.wav", SongBytes.Wav(1));
        var before = _watched.Seen.Count;
        var report = await parts.Poison.RunAsync(new PoisonRequest(song, "x", song.InstanceId, []), CancellationToken.None);

        // The queue is made if need be, and the message put.
        Assert.Equal((2, 0, 0), (report.Meters.QueueOperations, report.Meters.StorageReads, report.Meters.StorageWrites));
        Compare(_watched.Seen.Skip(before), report.Meters);
    }

    [Theory]
    [InlineData(503, 2, 3)]
    [InlineData(500, 1, 2)]
    [InlineData(401, 0, 0)]
    public async Task ARequestTriedAgain_CountsEveryTimeThatTheAccountBillsIt(int status, int refusals, int billed)
    {
        var parts = new TaggingParts(_watched.ConnectionString);
        await parts.Container.CreateIfNotExistsAsync();
        var blob = parts.Container.GetBlobClient("counted/again");
        _watched.Refuse = (method, _) => method == "PUT" && (status == 401 || refusals-- > 0) ? status : null;
        using var meter = UsageMeter.Begin("Again", TimeProvider.System);
        await Record.ExceptionAsync(() => blob.UploadAsync(new BinaryData(new byte[1000]), overwrite: true));
        Assert.Equal(billed, meter.Read().StorageWrites);
        Assert.Equal(_watched.Seen.Where(request => request.Operation == "PutBlob").Sum(request => request.Sent), meter.Read().StorageBytesWritten);
    }

    [Fact]
    public async Task RequestsOutsideOfAMeteredFunction_CountNowhere()
    {
        var parts = new TaggingParts(_watched.ConnectionString);
        UsageMeter? meter = null;
        Task flow;
        using (var elsewhere = UsageMeter.Begin("Elsewhere", TimeProvider.System))
        {
            meter = elsewhere;
            using (ExecutionContext.SuppressFlow())
                flow = Task.Run(() => parts.Container.CreateIfNotExistsAsync());
        }

        await flow;
        await parts.Container.CreateIfNotExistsAsync();
        Assert.Null(UsageMeter.Current);
        Assert.Equal(0, meter.Read().StorageWrites);
        Assert.Equal(2, _watched.Seen.Count);
    }

    [Fact]
    public async Task ARequestThatNobodyAnswers_DoesNotCount()
    {
        var gone = new AzuriteServer();
        await gone.InitializeAsync();
        var parts = new TaggingParts(gone);
        await gone.DisposeAsync();
        using var meter = UsageMeter.Begin("Gone", TimeProvider.System);
        Assert.NotNull(await Record.ExceptionAsync(() => parts.Container.CreateIfNotExistsAsync()));
        Assert.Equal((0, 0), (meter.Read().StorageWrites, meter.Read().StorageReads));
    }

    [Theory]
    [InlineData("PUT", null, "Write")] // Put Blob, Copy Blob, Create Container
    [InlineData("PUT", "page", "Write")]
    [InlineData("PUT", "appendblock", "Write")]
    [InlineData("PUT", "undelete", "Write")]
    [InlineData("GET", "blobs", "Write")] // Find Blobs by Tags
    [InlineData("GET", "blocklist", "Read")]
    [InlineData("PUT", "lease", "Read")]
    [InlineData("PUT", "metadata", "Read")]
    [InlineData("PUT", "properties", "Read")]
    [InlineData("PUT", "snapshot", "Read")]
    [InlineData("POST", "userdelegationkey", "Read")]
    [InlineData("DELETE", "immutabilityPolicies", "Read")]
    [InlineData("DELETE", null, "Free")]
    public void AnyOperation_IsBilledAsAzuresTableHasIt(string method, string? component, string billedAs) =>
        Assert.Equal(billedAs, StorageBilling.OfBlobs(method, component).ToString());

    private static void Compare(IEnumerable<SeenRequest> requests, ActivityMeters meters)
    {
        var seen = requests.ToArray();
        Assert.Equal(
            (SeenRequest.Reads(seen), SeenRequest.Writes(seen), seen.Count(request => request.IsQueue)),
            (meters.StorageReads, meters.StorageWrites, meters.QueueOperations));
        var blobs = seen.Where(request => !request.IsQueue).ToArray();
        Assert.Equal((blobs.Sum(request => request.Received), blobs.Sum(request => request.Sent)), (meters.StorageBytesRead, meters.StorageBytesWritten));
        Assert.Equal(blobs.Where(request => request.Operation == "PutBlock").Sum(request => request.Sent), meters.StagedBytes);
    }

    private static ActivityMeters Meters(object? report) => (ActivityMeters)report!.GetType().GetProperty("Meters")!.GetValue(report)!;
}
