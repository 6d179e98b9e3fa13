using System.Text.Json;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;
using GenreFunctions.Tagging;
using Microsoft.DurableTask;

namespace GenreFunctions.Functions.Tests.Tagging;

public sealed class TagSongTests
{
    private static readonly SongUpload Song = new("audio", "acme/song.wav", "0x1", "acme", 1000, DateTimeOffset.UnixEpoch);
    private static readonly SongEnd Recorded = new(SongEnding.Recorded, SongOutcome.Tagged, "jazz", 23);

    [Theory]
    [InlineData(SongEnding.Recorded)]
    [InlineData(SongEnding.Superseded)]
    [InlineData(SongEnding.Deleted)]
    public async Task Run_SongThatPreparingEnds_IsOneActivity(SongEnding ending)
    {
        var replay = new Replay(new TaggingRequest(Song), call => Answer(call, new SongPlan(new SongEnd(ending), null)));
        Assert.Equal(ending, (await replay.RunAsync()).Ending);
        Assert.Equal([nameof(PrepareAudio)], replay.Names);
        var request = replay.Calls[0].InputAs<PrepareRequest>();
        Assert.Equal((Song, Song.InstanceId, 0), (request.Song, request.InstanceId, request.Spent.Count));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 7)]
    [InlineData(19, 8)]
    public async Task Run_StagedSong_ScoresEverySegmentOnceWithinItsWindow(int perBatch, int inFlight)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var replay = new Replay(new TaggingRequest(Song), call => Tag(call, perBatch, inFlight), open => random.Next(open.Count));

            Assert.Equal(Recorded, await replay.RunAsync());

            var batches = replay.Calls.Where(call => call.Name == nameof(ScoreSegments)).Select(call => call.InputAs<SegmentBatch>()).ToArray();
            Assert.Equal(Enumerable.Range(4, 19), batches.SelectMany(batch => Enumerable.Range(batch.FirstSegment, batch.SegmentCount)));
            Assert.All(batches, batch => Assert.Equal(("blob", 4), (batch.StagedAudio, batch.StagedFrom)));
            Assert.Equal(Math.Min(inFlight, batches.Length), replay.Open.Max(open => open.Count));
            Assert.Equal([nameof(PrepareAudio), .. batches.Select(_ => nameof(ScoreSegments)), nameof(DiscardStaging), nameof(RecordTags)], replay.Names);

            var record = replay.Calls.Single(call => call.Name == nameof(RecordTags)).InputAs<RecordRequest>();
            Assert.Equal(Enumerable.Range(0, 23), record.Batches.SelectMany(batch => Enumerable.Range(batch.FirstSegment, batch.SegmentCount)).Order());
        }
    }

    [Fact]
    public async Task Run_StagedSong_SaysHowFarItIs()
    {
        var replay = new Replay(new TaggingRequest(Song), call => Tag(call, perBatch: 5, inFlight: 2));
        await replay.RunAsync();
        var progress = replay.Statuses.Select(status => JsonSerializer.Deserialize<SongProgress>(status)!).ToArray();
        Assert.Equal(["preparing", "scoring", "scoring", "scoring", "scoring", "recording", "done"], progress.Select(step => step.Stage));
        Assert.Equal([0, 4, 9, 14, 19, 23, 23], progress.Select(step => step.SegmentsDone));
        Assert.Equal([0, 23, 23, 23, 23, 23, 23], progress.Select(step => step.SegmentsTotal));
    }

    [Fact]
    public async Task Run_ABatchThatFailsForGood_EndsTheOthersDiscardsAndPoisons()
    {
        var replay = new Replay(
            new TaggingRequest(Song),
            call => call.Name == nameof(ScoreSegments) && call.InputAs<SegmentBatch>().FirstSegment == 6 ? Fail(call, "It rains in the data centre.", mayPass: true) : Tag(call, perBatch: 2, inFlight: 3));

        await Assert.ThrowsAsync<SongFailureException>(replay.RunAsync);

        Assert.Equal([nameof(DiscardStaging), nameof(PoisonAudio)], replay.Names.TakeLast(2));
        Assert.DoesNotContain(nameof(RecordTags), replay.Names);
        Assert.Equal(nameof(DiscardStaging), Assert.Single(replay.Open.Single(open => open.Any(call => call.Name == nameof(DiscardStaging)))).Name);
        var poison = replay.Calls[^1].InputAs<PoisonRequest>();
        Assert.Equal(Song, poison.Song);
        Assert.Equal("It rains in the data centre. That did not pass after several tries; the song itself is in order, and can be tagged again.", poison.Reason);
        Assert.Equal(23, poison.Reading!.SegmentCount);
        Assert.Contains("\"failed\"", replay.Statuses[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(PrepareAudio))]
    [InlineData(nameof(RecordTags))]
    public async Task Run_AnActivityThatCrashes_TellsThePublisherNothingOfItsInside(string crashes)
    {
        var replay = new Replay(new TaggingRequest(Song), call => call.Name == crashes ? throw new ArgumentException("AccountKey=hunter2 at line 7") : Tag(call, 10, 2));
        await Assert.ThrowsAsync<TaskFailedException>(replay.RunAsync);

        // Whatever was staged has gone, and goes once.
        Assert.Equal(nameof(PoisonAudio), replay.Names.Last());
        Assert.Single(replay.Names, nameof(DiscardStaging));
        var reason = replay.Calls[^1].InputAs<PoisonRequest>().Reason;
        Assert.StartsWith("The service failed at this song", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StagingThatStays_FailsNoSong()
    {
        var replay = new Replay(new TaggingRequest(Song), call => call.Name == nameof(DiscardStaging) ? Fail(call, "Not now.", mayPass: true) : Tag(call, 10, 2));
        Assert.Equal(Recorded, await replay.RunAsync());
        Assert.DoesNotContain(nameof(PoisonAudio), replay.Names);
    }

    [Theory]
    [InlineData(nameof(PrepareAudio))]
    [InlineData(nameof(ScoreSegments))]
    [InlineData(nameof(DiscardStaging))]
    [InlineData(nameof(RecordTags))]
    [InlineData(nameof(PoisonAudio))]
    public async Task Run_EveryActivity_IsTriedAgainForHalfAMinute(string failing)
    {
        var gaveUp = failing == nameof(PoisonAudio) ? nameof(RecordTags) : "none";
        var replay = new Replay(new TaggingRequest(Song), call =>
            call.Name == failing ? Fail(call, "Not now.", mayPass: true) : call.Name == gaveUp ? Fail(call, "Never.", mayPass: false) : Tag(call, perBatch: 19, inFlight: 1));
        await Record.ExceptionAsync(replay.RunAsync);
        Assert.Equal(6, replay.Names.Count(name => name == failing));
        Assert.Equal(5, replay.Timers.Count);

        // An attempt takes a second here, and the next one begins as many seconds later as the pause lasts.
        Assert.Equal([1, 2, 4, 8, 16], replay.Timers.Zip(replay.Timers.Prepend(replay.Timers[0].AddSeconds(-2)), (timer, before) => (timer - before).TotalSeconds - 1));
    }

    [Fact]
    public async Task Run_AnActivityThatCannot_IsNotTriedAgain()
    {
        var replay = new Replay(new TaggingRequest(Song), call => call.Name == nameof(PrepareAudio) ? Fail(call, "There is no model.", mayPass: false) : Tag(call, 10, 2));
        Assert.Equal("There is no model.", (await Assert.ThrowsAsync<SongFailureException>(replay.RunAsync)).Message);
        Assert.Equal([nameof(PrepareAudio), nameof(DiscardStaging), nameof(PoisonAudio)], replay.Names);
        Assert.Empty(replay.Timers);
    }

    [Fact]
    public async Task Run_AHostThatStops_IsTriedAgainElsewhereAndCountsAsWellAsItCan()
    {
        var stops = 2;
        var replay = new Replay(new TaggingRequest(Song), call => call.Name == nameof(PrepareAudio) && stops-- > 0 ? throw new TaskCanceledException("The host stops.") : Tag(call, 19, 1));
        Assert.Equal(Recorded, await replay.RunAsync());
        var spent = replay.Calls.Single(call => call.Name == nameof(RecordTags)).InputAs<RecordRequest>().Spent;
        Assert.Equal([(1, true, TimeSpan.FromSeconds(1)), (2, true, TimeSpan.FromSeconds(1)), (3, false, Wall(replay.Calls[2]))], spent.Take(3).Select(used => (used.Attempt, used.IsDerived, used.Wall)));
        Assert.All(spent.Take(3), used => Assert.Equal(nameof(PrepareAudio), used.Function));

        // Asked again once the first second and its pause of another had passed.
        Assert.Equal(TimeSpan.FromSeconds(2), spent[1].Start - spent[0].Start);
    }

    [Fact]
    public async Task Run_WithRetriesInAnyOrder_TellsTheLastActivityOfEveryAttemptBefore()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var trigger = new ActivityMeters { Function = nameof(OnAudioUploaded), Start = DateTimeOffset.UnixEpoch, Wall = TimeSpan.FromSeconds(9), Cpu = TimeSpan.FromSeconds(8), StorageReads = 1 };
            var failures = new Dictionary<int, int> { [6] = 2, [10] = 1 };
            var replay = new Replay(
                new TaggingRequest(Song, Trigger: trigger),
                call => call.Name == nameof(ScoreSegments) && failures.GetValueOrDefault(call.InputAs<SegmentBatch>().FirstSegment) is > 0 and var left
                    ? Fail(call, $"{failures[call.InputAs<SegmentBatch>().FirstSegment] = left - 1}", mayPass: true)
                    : Tag(call, perBatch: 2, inFlight: 3),
                open => random.Next(open.Count));
            await replay.RunAsync();

            // Replay has compared every input, and with it what was spent, with that of the run before.
            var spent = replay.Calls.Single(call => call.Name == nameof(RecordTags)).InputAs<RecordRequest>().Spent;
            Assert.Equal(trigger, spent[0]);
            Assert.Equal([2, 2, 3], spent.Where(used => used.Attempt > 1).Select(used => used.Attempt).Order());
            Assert.Equal(replay.Calls.Count - 1, spent.Count - 1);
            Assert.Equal(replay.Calls.Where(call => call.Name != nameof(RecordTags)).Sum(call => Wall(call).Ticks), spent.Skip(1).Sum(used => used.Wall.Ticks));
            Assert.Equal(3, replay.Timers.Count);
        }
    }

    [Theory]
    [InlineData(10, 100)]
    [InlineData(100, 71)] // as deployed
    public async Task Run_SixHoursOfMusic_TravelsInFewBytes(int perActivity, int batches)
    {
        var staged = new StagedSong("blob", new SongReading(null, null, [], 7200 * 66_150, 7200), Scored(0, perActivity), StagedSong.BatchSize(7200 - perActivity, perActivity), 8);
        var replay = new Replay(new TaggingRequest(Song), call => call.Name switch
        {
            nameof(PrepareAudio) => Answer(call, new SongPlan(null, staged)),
            nameof(ScoreSegments) => Answer(call, Scored(call.InputAs<SegmentBatch>().FirstSegment, call.InputAs<SegmentBatch>().SegmentCount)),
            _ => Tag(call, perActivity, 8),
        });
        await replay.RunAsync();
        var record = replay.Calls.Single(call => call.Name == nameof(RecordTags)).InputAs<RecordRequest>();
        Assert.Equal((batches + 2, 7200), (record.Spent.Count, record.Batches.Sum(batch => batch.SegmentCount)));

        // Ten labels are 80 bytes a segment, nine moods 36, in the base64 of JSON a third more: 1,113,600 in all. What was used adds little to that. One batch stays far below what a message may have.
        Assert.InRange(JsonSerializer.Serialize(record.Spent).Length, 1, 20_000);
        Assert.InRange(JsonSerializer.Serialize(record).Length, 1_113_600, 1_150_000);
        Assert.All(record.Batches, batch => Assert.InRange(JsonSerializer.Serialize(batch).Length, 1, 16_000));

        static BatchScores Scored(int first, int count) => new(first, count, [], new byte[count * 80], "m", new byte[count * 36], "n");
    }

    [Theory]
    [InlineData(1, 10, 10)]
    [InlineData(990, 10, 10)]
    [InlineData(7100, 100, 100)] // six hours, as deployed
    [InlineData(1001, 10, 11)]
    [InlineData(28_800, 1, 288)] // a day of music
    public void BatchSize_OfManySegments_LeavesAHundredBatches(int remaining, int perActivity, int size)
    {
        Assert.Equal(size, StagedSong.BatchSize(remaining, perActivity));
        var song = new StagedSong("blob", new SongReading(null, null, [], 0, remaining + 5), new BatchScores(0, 5, [], [], ""), size, 8);
        Assert.InRange(song.Batches().Count(), 1, 100);
        Assert.Equal(remaining, song.Batches().Sum(batch => batch.SegmentCount));
    }

    /// <summary>A song of 23 segments, of which preparing has scored 4.</summary>
    private static Task<object?> Tag(ActivityCall call, int perBatch, int inFlight) => Answer(call, call.Name switch
    {
        nameof(PrepareAudio) => new SongPlan(null, new StagedSong("blob", new SongReading(null, null, [], 23 * 66_150, 23), new BatchScores(0, 4, [], [], "m"), perBatch, inFlight)),
        nameof(ScoreSegments) => new BatchScores(call.InputAs<SegmentBatch>().FirstSegment, call.InputAs<SegmentBatch>().SegmentCount, [], [], "m"),
        nameof(RecordTags) => Recorded,
        nameof(DiscardStaging) => Discarded(call),
        _ => true,
    });

    private static bool Discarded(ActivityCall call)
    {
        Assert.Equal(Song.InstanceId, call.InputAs<string>());
        return true;
    }

    private static Task<object?> Answer(ActivityCall call, object result) => Task.FromResult<object?>(new ActivityReport<object>(Used(call), result));

    private static Task<object?> Fail(ActivityCall call, string reason, bool mayPass) =>
        Task.FromResult<object?>(new ActivityReport<object>(Used(call), call.Name is nameof(DiscardStaging) or nameof(PoisonAudio) ? false : null, new ActivityFailure(reason, mayPass)));

    // Every call uses another time, so that none can stand for another.
    private static TimeSpan Wall(ActivityCall call) => TimeSpan.FromSeconds(2) + (call.Id * TimeSpan.FromTicks(1_234_567));

    private static ActivityMeters Used(ActivityCall call) => new()
    {
        Function = call.Name, Start = DateTimeOffset.UnixEpoch.AddTicks(1_234_567 * call.Id), Wall = Wall(call), Cpu = TimeSpan.FromTicks(1_234_567), StorageReads = 1, StorageBytesRead = 19_051_200,
    };
}
