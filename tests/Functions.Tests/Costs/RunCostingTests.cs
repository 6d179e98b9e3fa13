using System.Text.Json;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Metering;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Functions.Tests.Uploads;
using GenreFunctions.Functions.Uploads;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Costs;

/// <summary>What runs cost, with the real activities over a real storage emulator.</summary>
public sealed class RunCostingTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>
{
    private const int WavHeaderBytes = 44;

    [Theory]
    [InlineData(20, 10)] // one batch
    [InlineData(62, 10)] // a first batch, and another one
    [InlineData(95, 10)]
    [InlineData(95, MeasuredSong.StandardSegmentsPerActivity)] // as deployed: one batch, and two
    [InlineData(320, MeasuredSong.StandardSegmentsPerActivity)]
    public async Task Run_AnUploadedSong_UsesWhatTheBusinessCaseTakesItToUse(double seconds, int perActivity)
    {
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = perActivity });
        parts.Store.RequestUnits = 30;
        var wav = SongBytes.Wav(seconds);
        var song = await parts.UploadAsync($"acme/{seconds} s by {perActivity}.wav", wav);

        await new Replay(await AnnounceAsync(parts, song), parts.DoAsync).RunAsync();

        var real = Assert.Single(parts.Costs.Runs).Meters;
        var expected = new MeasuredSong((decimal)seconds, 1) { UploadBytes = wav.Length, SegmentsPerActivity = perActivity }.Meters(real.Start);
        Assert.Equal(Functions(expected), Functions(real));
        Assert.Equal(expected.Segments, real.Segments);
        Assert.Equal((decimal)(wav.Length - WavHeaderBytes) / 44_100, real.AudioSeconds.Quantity, 6);
        Assert.Equal(
            (expected.DurableActions, expected.QueueOperations, expected.EventGridOperations, expected.TelemetryBytes),
            (real.DurableActions, real.QueueOperations, real.EventGridOperations, real.TelemetryBytes));
        Assert.Equal((expected.StorageReads.Quantity, expected.StorageWrites.Quantity), (real.StorageReads.Quantity, real.StorageWrites.Quantity));
        Assert.Equal(
            (expected.CosmosRequestUnits.Quantity, expected.RecordingRequestUnits.Quantity),
            (real.CosmosRequestUnits.Quantity, real.RecordingRequestUnits.Quantity));

        // How long it lay there is the machine's; how much is the song's, a whole number of segments.
        Assert.Equal(expected.StagedGigabyteHours.Quantity > 0, real.StagedGigabyteHours.Quantity > 0);
        Assert.Equal(Math.Max(0, expected.Segments - perActivity) * 66_150 * 4, (int)real.StorageBytesWritten.Quantity - (int)Overhead(real));
        Assert.All(new[] { real.StorageReads, real.StorageWrites, real.CosmosRequestUnits }, metered => Assert.Equal(MeterBasis.Counted, metered.Basis));
        Assert.All(real.Executions.Where(ran => ran.Function != nameof(TagSong)), ran => Assert.Equal(MeterBasis.Counted, ran.Basis));
    }

    [Fact]
    public async Task Run_AnUploadedSong_MeasuresItsWait_AndOneThatWasAskedForDoesNot()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/wait.wav", SongBytes.Wav(20));
        await parts.TagAsync(song);
        Assert.Empty(parts.Measured.Of("genre.queue.age"));

        await new Replay(await AnnounceAsync(parts, song), parts.DoAsync).RunAsync();

        var run = Assert.Single(parts.Costs.Runs);
        Assert.Equal([Math.Max(0, (run.Meters.Start - song.UploadedAt).TotalSeconds)], parts.Measured.Of("genre.queue.age"));
        Assert.Equal(2, parts.Measured.Of("genre.song.cost").Count());
        Assert.Equal((double)run.Cost.KnownCost, parts.Measured.Of("genre.song.cost").Last());
    }

    [Theory]
    [InlineData("wav", SongOutcome.Tagged)]
    [InlineData("mp3", SongOutcome.Tagged)]
    [InlineData("silence", SongOutcome.Silent)]
    [InlineData("too short", SongOutcome.TooShort)]
    [InlineData("text", SongOutcome.Undecodable)]
    public async Task Run_AnyOutcome_RecordsItsCost(string kind, SongOutcome outcome)
    {
        foreach (var perActivity in new[] { 2, 1000 })
        {
            var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = perActivity });
            var song = await parts.UploadAsync($"acme/costs/{kind}", SongFile.Of(kind));
            var end = await parts.TagAsync(song);

            var cost = Assert.Single(parts.Costs.Runs);
            var result = Assert.Single(parts.Store.Versions).Value.Result;
            Assert.Equal((SongEnding.Recorded, outcome, end.Genre, result.ModelId), (cost.Ending, cost.Outcome, cost.Genre, cost.ModelId));
            Assert.Equal(("audio", song.Name, "flex", song.InstanceId, song.SongId), (cost.Container, cost.Name, cost.Plan, cost.Meters.InstanceId, cost.Meters.SongId));
            Assert.Equal(((decimal)result.DurationSeconds, result.SegmentCount), (cost.Meters.AudioSeconds.Quantity, cost.Meters.Segments));
            Assert.True(cost.Cost.KnownCost > 0);
            Assert.Equal(0m, cost.Cost.RetryCost);
            Assert.Equal(1, parts.Costs.Recordings);
        }
    }

    [Fact]
    public async Task Run_AFileThatFfmpegDecodes_ChargesFfmpegsWork()
    {
        // The decoder works by the song's length, however little of it is scored here.
        var (brief, whole) = (await PreparedAsync(30), await PreparedAsync(600));
        Assert.False(brief.IsCpuDerived || whole.IsCpuDerived);
        Assert.True(whole.Cpu > brief.Cpu, $"{whole.Cpu} for ten minutes, {brief.Cpu} for half of one.");

        async Task<ActivityMeters> PreparedAsync(int seconds)
        {
            var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 1 });
            return (await parts.PrepareAsync(await parts.UploadAsync($"acme/{seconds} s.mp3", SongFile.Mp3(seconds)))).Meters;
        }
    }

    [Fact]
    public async Task Run_ASongOverwrittenOrDeleted_RecordsWhatItCostToFindOut()
    {
        var parts = new TaggingParts(azurite);
        var old = await parts.UploadAsync("acme/costs/overwritten.wav", SongBytes.Wav(4));
        await parts.UploadAsync(old.Name, SongBytes.Wav(4, seed: 2));
        await parts.TagAsync(old);
        await parts.Container.DeleteBlobAsync(old.Name);
        await parts.Replay(old with { ETag = "0x2" }).RunAsync();
        Assert.Equal(
            [(SongEnding.Superseded, null, null), (SongEnding.Deleted, (SongOutcome?)null, (string?)null)],
            parts.Costs.Runs.OrderBy(cost => cost.Meters.Start).Select(cost => (cost.Ending!.Value, cost.Outcome, cost.Genre)));
        Assert.All(parts.Costs.Runs, cost => Assert.True(cost.Meters.StorageReads.Quantity >= 2));
    }

    [Fact]
    public async Task Run_TheLastActivityTwice_RecordsTheRunOnce()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/costs/twice.wav", SongBytes.Wav(4));
        await parts.PrepareAsync(song);
        await parts.PrepareAsync(song);
        Assert.Equal((2, 1), (parts.Costs.Recordings, parts.Costs.Runs.Count));
    }

    [Fact]
    public async Task Run_WithFaultsOnTheWay_TagsTheSameAndChargesItsRetries()
    {
        await using var watched = await WatchedStorage.StartAsync(azurite);
        var parts = new TaggingParts(watched.ConnectionString, new TaggingOptions { SegmentsPerActivity = 2 });
        var bytes = SongBytes.Wav(16.5);
        var song = await parts.UploadAsync("acme/costs/faults.wav", bytes);

        // Busy for as long as a client tries on its own, at the staging of a block and at the reading of a batch.
        var (blocks, batches) = (3, 3);
        watched.Refuse = (method, target) =>
            !target.Contains("/staging/", StringComparison.Ordinal) ? null
            : method == "PUT" && target.Contains("comp=block&", StringComparison.Ordinal) && blocks-- > 0 ? 503
            : method == "GET" && batches-- > 0 ? 503
            : null;
        var replay = parts.Replay(song);
        Assert.Equal(SongEnding.Recorded, (await replay.RunAsync()).Ending);

        Assert.Equal(JsonSerializer.Serialize(parts.Model.Tagger.Tag(song.Name, new MemoryStream(bytes))), JsonSerializer.Serialize(Assert.Single(parts.Store.Versions).Value.Result));
        var cost = Assert.Single(parts.Costs.Runs);
        var retried = cost.Meters.Executions.Where(ran => ran.IsRetry && ran.Function != nameof(TagSong)).Select(ran => (ran.Function, ran.Attempt, ran.Basis)).ToArray();
        Assert.Equal([(nameof(PrepareAudio), 2, MeterBasis.Counted), (nameof(ScoreSegments), 2, MeterBasis.Counted)], retried);
        Assert.True(cost.Cost.RetryCost > 0);
        Assert.Contains(cost.Cost.Lines, line => line.Tags.GetValueOrDefault(CostLine.AttemptTag) == CostLine.RetryAttempt);

        // Refused requests are billed as others are, and were seen on their way.
        var seen = watched.Seen.SkipWhile(request => request.Operation != "GetBlobProperties").Skip(1).ToArray();
        Assert.Equal(6, seen.Count(request => request.Status == 503));
        Assert.Equal((SeenRequest.Reads(seen), SeenRequest.Writes(seen)), ((int)cost.Meters.StorageReads.Quantity, (int)cost.Meters.StorageWrites.Quantity));
        Assert.Equal(2, replay.Timers.Count);
        Assert.Equal(DerivedMeters.DurableActions(activities: replay.Calls.Count, timers: 2), cost.Meters.DurableActions);
    }

    [Fact]
    public async Task Run_ASongThatTheServiceGivesUp_RecordsWhatItCostUntilThen()
    {
        await using var watched = await WatchedStorage.StartAsync(azurite);
        var parts = new TaggingParts(watched.ConnectionString, new TaggingOptions { SegmentsPerActivity = 2 });
        var song = await parts.UploadAsync("acme/costs/hopeless.wav", SongBytes.Wav(16.5));
        watched.Refuse = (method, target) => method == "GET" && target.Contains("/staging/", StringComparison.Ordinal) ? 403 : null;

        var replay = parts.Replay(song);
        var failure = await Assert.ThrowsAsync<SongFailureException>(replay.RunAsync);

        Assert.Equal("The storage account refused the request (status 403 Refused).", failure.Message);
        Assert.Empty(parts.Store.Versions);
        var cost = Assert.Single(parts.Costs.Runs);
        Assert.Equal((null, SongOutcome.Failed, null, parts.Model.Id), (cost.Ending, cost.Outcome, cost.Genre, cost.ModelId));
        Assert.Equal((16.5m, 5), (cost.Meters.AudioSeconds.Quantity, cost.Meters.Segments));
        Assert.Equal(
            [nameof(DiscardStaging), nameof(PoisonAudio), nameof(PrepareAudio), nameof(ScoreSegments), nameof(ScoreSegments)],
            cost.Meters.Executions.Where(ran => ran.Basis == MeterBasis.Counted).Select(ran => ran.Function).Order());
        Assert.True(cost.Meters.StagedGigabyteHours.Quantity > 0);
        Assert.Equal(watched.Seen.Count(request => request.IsQueue) + 2, (int)cost.Meters.QueueOperations.Quantity);
    }

    [Fact]
    public async Task Run_AnActivityThatBreaks_IsChargedAsWellAsItCanBe()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/costs/broken.wav", SongBytes.Wav(4));
        parts.Before = call =>
        {
            if (call.Name == nameof(PrepareAudio))
                throw new ArgumentException("A programmer's mistake.");
        };
        await Assert.ThrowsAsync<TaskFailedException>(() => parts.TagAsync(song));
        var broken = Assert.Single(Assert.Single(parts.Costs.Runs).Meters.Executions, ran => ran.Function == nameof(PrepareAudio));
        Assert.Equal((MeterBasis.Derived, 1, TimeSpan.FromSeconds(1)), (broken.Basis, broken.Attempt, broken.Wall));
    }

    [Fact]
    public async Task RequestUnits_OfTheStore_AreCounted_AndThoseOfTheRecordFollowFromTheOneBefore()
    {
        var parts = new TaggingParts(azurite);
        (parts.Store.RequestUnits, parts.Costs.RequestUnits) = (22.25, 8.5);
        var songs = new List<SongUpload>();
        for (var n = 0; n < 2; n++)
        {
            songs.Add(await parts.UploadAsync($"acme/costs/units{n}.wav", SongBytes.Wav(4)));
            await parts.TagAsync(songs[n]);
        }

        var (first, second) = (parts.Costs.Runs[0], parts.Costs.Runs[1]);
        Assert.Equal((Metered.Counted(22.25m), Metered.Derived(15)), (first.Meters.CosmosRequestUnits, first.Meters.RecordingRequestUnits));
        Assert.Equal((Metered.Counted(22.25m), Metered.Derived(8.5m)), (second.Meters.CosmosRequestUnits, second.Meters.RecordingRequestUnits));
        Assert.Equal([(22.25m, MeterBasis.Counted), (8.5m, MeterBasis.Derived)], second.Cost.Lines.Where(line => line.ServiceName == "Azure Cosmos DB").Select(line => (line.ConsumedQuantity, line.MeterBasis)));
    }

    [Fact]
    public async Task RequestUnits_OfAStoreThatHasNone_AreNotInvented()
    {
        var parts = new TaggingParts(azurite);
        await parts.TagAsync(await parts.UploadAsync("acme/costs/no-units.wav", SongBytes.Wav(4)));
        var meters = Assert.Single(parts.Costs.Runs).Meters;
        Assert.Equal((0m, 0m), (meters.CosmosRequestUnits.Quantity, meters.RecordingRequestUnits.Quantity));
    }

    [Fact]
    public async Task Costs_ThatCannotBeRecorded_AreTriedAgainAndFailNoSong()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/costs/away.wav", SongBytes.Wav(4));
        parts.Costs.IsUnavailable = true;
        var replay = parts.Replay(song);
        Assert.Equal(SongEnding.Recorded, (await replay.RunAsync()).Ending);
        Assert.Equal(6, replay.Calls.Count);
        Assert.Contains(song.InstanceId, Assert.Single(parts.Log.At(LogLevel.Error)), StringComparison.Ordinal);

        // Back at the third attempt: all three are in the record.
        var later = new TaggingParts(azurite);
        later.Before = call => later.Costs.IsUnavailable = call.Id < 2;
        await later.TagAsync(song);
        Assert.Equal([1, 2, 3], Assert.Single(later.Costs.Runs).Meters.Executions.Where(ran => ran.Function == nameof(PrepareAudio)).Select(ran => ran.Attempt));
    }

    private static async Task<TaggingRequest> AnnounceAsync(TaggingParts parts, SongUpload song)
    {
        await using var client = new FakeDurableClient();
        await parts.Uploaded.RunAsync(parts.Container.GetBlobClient(song.Name), client, CancellationToken.None);
        return client.RequestOf(song.InstanceId);
    }

    private static IEnumerable<(string Function, int Count)> Functions(SongMeters meters) =>
        meters.Executions.GroupBy(ran => ran.Function).Select(group => (group.Key, group.Count())).OrderBy(group => group.Key, StringComparer.Ordinal);

    // Lists of blocks and index tags, which are text.
    private static decimal Overhead(SongMeters meters) => meters.StorageBytesWritten.Quantity % (66_150 * 4);
}
