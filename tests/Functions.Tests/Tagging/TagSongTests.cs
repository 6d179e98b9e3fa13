using System.Text.Json;
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
        var replay = new Replay(new TaggingRequest(Song), _ => Answer(new SongPlan(new SongEnd(ending), null)));
        Assert.Equal(ending, (await replay.RunAsync()).Ending);
        Assert.Equal([nameof(PrepareAudio)], replay.Names);
        Assert.Equal(new PrepareRequest(Song, Song.InstanceId), replay.Calls[0].InputAs<PrepareRequest>());
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
            Assert.Equal([nameof(PrepareAudio), .. batches.Select(_ => nameof(ScoreSegments)), nameof(RecordTags), nameof(DiscardStaging)], replay.Names);

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
            call => call.Name == nameof(ScoreSegments) && call.InputAs<SegmentBatch>().FirstSegment == 6 ? throw new TransientFailureException("It rains in the data centre.") : Tag(call, perBatch: 2, inFlight: 3));

        await Assert.ThrowsAsync<TaskFailedException>(replay.RunAsync);

        Assert.Equal([nameof(DiscardStaging), nameof(PoisonAudio)], replay.Names.TakeLast(2));
        Assert.DoesNotContain(nameof(RecordTags), replay.Names);
        Assert.Equal(nameof(DiscardStaging), Assert.Single(replay.Open.Single(open => open.Any(call => call.Name == nameof(DiscardStaging)))).Name);
        Assert.Equal(new PoisonRequest(Song, "It rains in the data centre."), replay.Calls[^1].InputAs<PoisonRequest>());
        Assert.Contains("\"failed\"", replay.Statuses[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(PrepareAudio))]
    [InlineData(nameof(RecordTags))]
    public async Task Run_AnActivityThatCrashes_TellsThePublisherNothingOfItsInside(string crashes)
    {
        var replay = new Replay(new TaggingRequest(Song), call => call.Name == crashes ? throw new ArgumentException("AccountKey=hunter2 at line 7") : Tag(call, 10, 2));
        await Assert.ThrowsAsync<TaskFailedException>(replay.RunAsync);
        Assert.Equal([nameof(DiscardStaging), nameof(PoisonAudio)], replay.Names.TakeLast(2));
        var reason = replay.Calls[^1].InputAs<PoisonRequest>().Reason;
        Assert.StartsWith("The service failed at this song", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StagingThatStays_FailsNoSong()
    {
        var replay = new Replay(new TaggingRequest(Song), call => call.Name == nameof(DiscardStaging) ? throw new TransientFailureException("Not now.") : Tag(call, 10, 2));
        Assert.Equal(Recorded, await replay.RunAsync());
        Assert.DoesNotContain(nameof(PoisonAudio), replay.Names);
    }

    [Fact]
    public async Task Run_EveryActivity_IsTriedAgainForHalfAMinute()
    {
        var replay = new Replay(new TaggingRequest(Song), call => call.Name == nameof(RecordTags) ? throw new InvalidOperationException() : Tag(call, 10, 2));
        await Assert.ThrowsAsync<TaskFailedException>(replay.RunAsync);
        Assert.Equal(5, replay.Names.Distinct().Count());
        Assert.All(replay.Calls, call =>
        {
            var policy = call.Options!.Retry!.Policy!;
            var pauses = Enumerable.Range(0, policy.MaxNumberOfAttempts - 1).Sum(n => Math.Min(policy.FirstRetryInterval.TotalSeconds * Math.Pow(policy.BackoffCoefficient, n), policy.MaxRetryInterval.TotalSeconds));
            Assert.InRange(pauses, 20, 60);
        });
    }

    [Theory]
    [InlineData(1, 10, 10)]
    [InlineData(990, 10, 10)]
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
    private static Task<object?> Tag(ActivityCall call, int perBatch, int inFlight) => Answer(call.Name switch
    {
        nameof(PrepareAudio) => new SongPlan(null, new StagedSong("blob", new SongReading(null, null, [], 23 * 66_150, 23), new BatchScores(0, 4, [], [], "m"), perBatch, inFlight)),
        nameof(ScoreSegments) => new BatchScores(call.InputAs<SegmentBatch>().FirstSegment, call.InputAs<SegmentBatch>().SegmentCount, [], [], "m"),
        nameof(RecordTags) => Recorded,
        nameof(DiscardStaging) => Discarded(call),
        _ => null,
    });

    private static object? Discarded(ActivityCall call)
    {
        Assert.Equal(Song.InstanceId, call.InputAs<string>());
        return null;
    }

    private static Task<object?> Answer(object? result) => Task.FromResult(result);
}
