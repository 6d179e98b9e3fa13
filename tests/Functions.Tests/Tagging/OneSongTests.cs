using System.Text.Json;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;
using GenreFunctions.Tagging;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>One song, in order, with the real activities over a real storage emulator.</summary>
public sealed class OneSongTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>
{
    private static readonly TaggingModel Model = TaggingParts.ModelWith(new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(30) });

    public static readonly TheoryData<string, SongOutcome> Kinds = new()
    {
        { "wav", SongOutcome.Tagged },
        { "wav of one batch", SongOutcome.Tagged },
        { "wav at 48 kHz", SongOutcome.Tagged },
        { "wav of several requests", SongOutcome.Tagged },
        { "wav with silence in it", SongOutcome.Tagged },
        { "wav that becomes audible late", SongOutcome.Tagged },
        { "mp3", SongOutcome.Tagged },
        { "flac", SongOutcome.Tagged },
        { "m4a", SongOutcome.Tagged },
        { "cut mp3", SongOutcome.Tagged },
        { "cut wav", SongOutcome.Tagged },
        { "silence", SongOutcome.Silent },
        { "too short", SongOutcome.TooShort },
        { "wav header", SongOutcome.TooShort },
        { "text", SongOutcome.Undecodable },
        { "nothing", SongOutcome.Undecodable },
        { "mp3 of noise", SongOutcome.Undecodable },
        { "longer than allowed", SongOutcome.TooLong },
        { "longer than its header says", SongOutcome.TooLong },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_AnySongInBatchesOfAnySize_RecordsWhatTaggingItWholeGives(string kind, SongOutcome outcome)
    {
        var bytes = SongFile.Of(kind);
        var name = $"acme/{kind}";
        var whole = Model.Tagger.Tag(name, new MemoryStream(bytes));
        Assert.Equal(outcome, whole.Outcome);
        Assert.Equal(outcome == SongOutcome.Tagged ? whole.SegmentCount : null, whole.Moods?.Timeline.Count);
        var segments = (int)((Math.Round(whole.DurationSeconds * Segment.SampleRateHz) + 1) / Segment.StrideSamples);
        foreach (var (perActivity, inFlight) in new[] { (1, 3), (4, 2), (1000, 8) })
        {
            var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = perActivity, BatchesInFlight = inFlight }, Model);
            var song = await parts.UploadAsync(name, bytes);

            var replay = parts.Replay(song);
            var end = await replay.RunAsync();

            // Doubles are written so that they read back to the bit.
            var version = Assert.Single(parts.Store.Versions).Value;
            Assert.Equal(JsonSerializer.Serialize(whole), JsonSerializer.Serialize(version.Result));
            Assert.Equal(song, version.Upload);
            Assert.Equal((SongEnding.Recorded, whole.Outcome, whole.Genre, whole.SegmentCount), (end.Ending, end.Outcome, end.Genre, end.SegmentCount));
            Assert.DoesNotContain($"{song.InstanceId}/audio.f32", await parts.StagedAsync());
            var batches = segments > perActivity && whole.Outcome is (SongOutcome.Tagged or SongOutcome.Silent) ? (segments - 1) / perActivity : 0;
            Assert.Equal(batches == 0 ? 1 : batches + 3, replay.Calls.Count);
        }
    }

    [Fact]
    public async Task Run_BatchesThatEndInAnotherOrder_RecordsWhatTaggingItWholeGives()
    {
        var bytes = SongFile.Of("wav with silence in it");
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 1 });
        var song = await parts.UploadAsync("acme/backwards.wav", bytes);

        await new Replay(new TaggingRequest(song), parts.DoAsync, next: open => open.Count - 1).RunAsync();

        var whole = parts.Model.Tagger.Tag(song.Name, new MemoryStream(bytes));
        Assert.Equal(JsonSerializer.Serialize(whole), JsonSerializer.Serialize(Assert.Single(parts.Store.Versions).Value.Result));
    }

    [Fact]
    public async Task Run_FoundTooLongWhileItIsStaged_LeavesNoStagingBlob()
    {
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 1 }, Model);
        var song = await parts.UploadAsync("acme/endless", SongFile.Of("longer than its header says"));
        var plan = (await parts.PrepareAsync(song)).Result!;
        Assert.Equal(SongOutcome.TooLong, plan.End!.Outcome);

        // It was read up to the limit, not refused by its header.
        Assert.Equal(30, Assert.Single(parts.Store.Versions).Value.Result.DurationSeconds);
        Assert.DoesNotContain($"{song.InstanceId}/audio.f32", await parts.StagedAsync());
    }

    [Fact]
    public async Task Run_FoundTooLongAfterBlocksWereStaged_LeavesNoneOfThem()
    {
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 1 }, TaggingParts.ModelWith(new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(60) }));
        var song = await parts.UploadAsync("acme/far too long", SongFile.Of("far longer than its header says"));
        var plan = (await parts.PrepareAsync(song)).Result!;
        Assert.Equal(SongOutcome.TooLong, plan.End!.Outcome);
        Assert.DoesNotContain($"{song.InstanceId}/audio.f32", await parts.StagedAsync());
    }

    [Fact]
    public async Task Run_OverwrittenBeforeItIsRead_IsSupersededAndRecordsNothing()
    {
        var parts = new TaggingParts(azurite);
        var old = await parts.UploadAsync("acme/overwritten.wav", SongBytes.Wav(4));
        var current = await parts.UploadAsync("acme/overwritten.wav", SongBytes.Wav(4, seed: 2));
        Assert.Equal(SongEnding.Superseded, (await parts.TagAsync(old)).Ending);
        Assert.Empty(parts.Store.Versions);
        Assert.Equal(SongEnding.Recorded, (await parts.TagAsync(current)).Ending);
    }

    [Fact]
    public async Task Run_DeletedBeforeItIsRead_IsDeletedAndRecordsNothing()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/deleted.wav", SongBytes.Wav(4));
        await parts.Container.DeleteBlobAsync(song.Name);
        Assert.Equal(SongEnding.Deleted, (await parts.TagAsync(song)).Ending);
        Assert.Empty(parts.Store.Versions);
    }

    [Fact]
    public async Task Run_OverwrittenWhileItsBatchesAreScored_RecordsItsOwnVersionAndLeavesTheNewBlobsTagsAlone()
    {
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 1 });
        var song = await parts.UploadAsync("acme/meanwhile.wav", SongBytes.Wav(10));
        var whole = parts.Model.Tagger.Tag(song.Name, new MemoryStream(SongBytes.Wav(10)));
        var overwritten = false;
        var replay = new Replay(new TaggingRequest(song), async call =>
        {
            if (call.Name == nameof(ScoreSegments) && !overwritten)
            {
                overwritten = true;
                await parts.UploadAsync(song.Name, SongBytes.Silence(5), tags: new() { ["album"] = "second" });
            }

            return await parts.DoAsync(call);
        });

        Assert.Equal(SongEnding.Recorded, (await replay.RunAsync()).Ending);

        var version = Assert.Single(parts.Store.Versions).Value;
        Assert.Equal(JsonSerializer.Serialize(whole), JsonSerializer.Serialize(version.Result));
        Assert.Equal(song.ETag, version.Upload.ETag);
        Assert.Equal(["album"], (await parts.IndexTagsAsync(song.Name)).Keys);
    }

    [Fact]
    public async Task Run_EveryActivityTwice_IsTheSameAsOnce()
    {
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 2 });
        var song = await parts.UploadAsync("acme/twice.mp3", SongFile.Of("mp3"));
        var replay = new Replay(new TaggingRequest(song), async call =>
        {
            // As a host does whose machine went away before it could say that it was done.
            await parts.DoAsync(call);
            return await parts.DoAsync(call);
        });
        await replay.RunAsync();
        Assert.Equal(JsonSerializer.Serialize(parts.Model.Tagger.Tag(song.Name, new MemoryStream(SongFile.Of("mp3")))), JsonSerializer.Serialize(Assert.Single(parts.Store.Versions).Value.Result));
    }

    [Fact]
    public async Task Run_PreparedTwiceAtTheSameTime_StagesTheSame()
    {
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 1 });
        var song = await parts.UploadAsync("acme/together.wav", SongBytes.Wav(60));

        // Either may lose the race for the blocks, and is tried again then.
        var plans = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var attempt = 1; ; attempt++)
            {
                var report = await parts.PrepareAsync(song);
                if (report.Result is { } plan)
                    return plan;
                Assert.True(report.Failure!.MayPass && attempt < 6, report.Failure.Reason);
            }
        })));

        Assert.All(plans, plan => Assert.Equal(JsonSerializer.Serialize(plans[0]), JsonSerializer.Serialize(plan)));
        var staged = await parts.Storage.Blobs.GetBlobContainerClient("staging").GetBlobClient(plans[0].Staged!.Blob).DownloadContentAsync();
        Assert.Equal(19 * 66_150 * sizeof(float), staged.Value.Content.ToMemory().Length);
    }

    [Fact]
    public async Task Run_StoreAway_IsTransientAndRecordedOnceItIsBack()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/store.wav", SongBytes.Wav(4));
        parts.Store.IsUnavailable = true;
        Assert.Equal(new ActivityFailure("The results cannot be reached.", MayPass: true), (await parts.PrepareAsync(song)).Failure);
        parts.Store.IsUnavailable = false;
        Assert.Equal(SongEnding.Recorded, (await parts.PrepareAsync(song)).Result!.End!.Ending);
    }

    [Fact]
    public async Task Run_StorageAway_IsTransient()
    {
        var broken = new AzuriteServer();
        await broken.InitializeAsync();
        try
        {
            var parts = new TaggingParts(broken, new TaggingOptions { SegmentsPerActivity = 1 });
            var song = await parts.UploadAsync("acme/song.wav", SongBytes.Wav(10));
            var batch = (await parts.PrepareAsync(song)).Result!.Staged!.Batches().First();
            await broken.StopAsync();
            Assert.True((await parts.PrepareAsync(song)).Failure!.MayPass);
            Assert.True((await parts.Score.RunAsync(batch, CancellationToken.None)).Failure!.MayPass);
            Assert.True((await parts.Poison.RunAsync(new PoisonRequest(song, "x", song.InstanceId, []), CancellationToken.None)).Failure!.MayPass);
        }
        finally
        {
            await broken.DisposeAsync();
        }
    }

    [Fact]
    public async Task Run_StagedAudioCutShort_FailsInsteadOfTaggingWhatIsLeft()
    {
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 1 });
        var song = await parts.UploadAsync("acme/lost.wav", SongBytes.Wav(20));
        parts.Before = call =>
        {
            if (call.Name == nameof(ScoreSegments) && call.Id == 1)
                parts.Storage.Blobs.GetBlobContainerClient("staging").GetBlobClient($"{song.InstanceId}/audio.f32").Upload(new BinaryData(new byte[300_000]), overwrite: true);
        };
        await Assert.ThrowsAsync<SongFailureException>(() => parts.TagAsync(song));
        Assert.Empty(parts.Store.Versions);
    }

    [Theory]
    [InlineData("another@model", null)]
    [InlineData(null, "another@model")]
    public async Task Record_BatchesOfAnotherModel_AreRefused(string? modelId, string? moodModelId)
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/models.wav", SongBytes.Wav(4));
        var batch = new BatchScores(0, 1, [0], [], modelId ?? Model.Metadata.Id, [], moodModelId ?? Model.MoodModelId);
        var request = new RecordRequest(song, new SongReading(null, null, [], 66_150, 1), [batch], song.InstanceId, []);
        var report = await parts.Record.RunAsync(request, CancellationToken.None);
        Assert.Equal(new ActivityFailure("The service changed its model while it was at this song; tag it again.", MayPass: false), report.Failure);
    }

    [Theory]
    [InlineData(nameof(PrepareAudio))] // the head is of the older release
    [InlineData(nameof(ScoreSegments))] // an instance of the older release still takes batches
    public async Task Run_BatchesOfAReleaseWithoutMoods_RecordsTheGenreAndNoMoods(string older)
    {
        var bytes = SongFile.Of("wav with silence in it");
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 2 });
        var song = await parts.UploadAsync($"acme/upgraded during {older}.wav", bytes);
        static BatchScores Old(BatchScores batch) => batch with { MoodShares = null, MoodModelId = null };
        var replay = new Replay(new TaggingRequest(song), async call => await parts.DoAsync(call) switch
        {
            ActivityReport<SongPlan> report when call.Name == older => report with { Result = new SongPlan(null, report.Result!.Staged! with { Head = Old(report.Result.Staged.Head) }) },
            ActivityReport<BatchScores> { Result: { FirstSegment: > 4 } batch } report when call.Name == older => report with { Result = Old(batch) },
            var result => result,
        });

        Assert.Equal(SongEnding.Recorded, (await replay.RunAsync()).Ending);

        var whole = parts.Model.Tagger.Tag(song.Name, new MemoryStream(bytes));
        Assert.NotNull(whole.Moods);
        Assert.Equal(JsonSerializer.Serialize(whole with { Moods = null }), JsonSerializer.Serialize(Assert.Single(parts.Store.Versions).Value.Result));
    }

    [Fact]
    public async Task Run_MoodsTurnedOffMeanwhile_RecordsTheGenreAndNoMoods()
    {
        var bytes = SongFile.Of("wav");
        var (parts, off) = (new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = 2 }), new TaggingParts(azurite, model: TaggingParts.ModelWith(new AudioOptions(), moods: "none")));
        var song = await parts.UploadAsync("acme/turned off.wav", bytes);
        await new Replay(new TaggingRequest(song), call => (call.Name == nameof(RecordTags) ? off : parts).DoAsync(call)).RunAsync();
        var whole = parts.Model.Tagger.Tag(song.Name, new MemoryStream(bytes));
        Assert.Equal(JsonSerializer.Serialize(whole with { Moods = null }), JsonSerializer.Serialize(Assert.Single(off.Store.Versions).Value.Result));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Run_WithoutAModelOfMoods_RecordsWhatTaggingItWholeGives(int perActivity)
    {
        var bytes = SongFile.Of("wav");
        var parts = new TaggingParts(azurite, new TaggingOptions { SegmentsPerActivity = perActivity }, TaggingParts.ModelWith(new AudioOptions(), moods: "none"));
        var song = await parts.UploadAsync("acme/no moods.wav", bytes);
        await parts.TagAsync(song);
        var whole = parts.Model.Tagger.Tag(song.Name, new MemoryStream(bytes));
        Assert.Null(whole.Moods);
        Assert.Equal(JsonSerializer.Serialize(whole), JsonSerializer.Serialize(Assert.Single(parts.Store.Versions).Value.Result));
    }

    [Fact]
    public async Task Record_AnySong_WritesOneLineAndItsIndexTagsAndLeavesTheETag()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/tagged.wav", SongBytes.Wav(10), tags: new() { ["album"] = "First", ["genre"] = "old" });
        await parts.TagAsync(song);
        var result = Assert.Single(parts.Store.Versions).Value.Result;
        var tags = await parts.IndexTagsAsync(song.Name);
        Assert.Equal(["album", "genre", "genreConfidence", "genreModel", "outcome"], tags.Keys.Order());
        Assert.Equal(("First", result.Genre, "tagged"), (tags["album"], tags["genre"], tags["outcome"]));
        Assert.Matches(@"^[01]\.\d\d$", tags["genreConfidence"]);
        Assert.Equal(result.ModelId.Replace('@', ':'), tags["genreModel"]);
        Assert.Equal(song, await UploadedSong.ReadAsync(parts.Container.GetBlobClient(song.Name), CancellationToken.None));
        Assert.Contains("acme/tagged.wav", Assert.Single(parts.Log.At(LogLevel.Information)), StringComparison.Ordinal);
        Assert.Empty(parts.Log.At(LogLevel.Warning));

        // By tags is how a publisher finds songs.
        await foreach (var found in parts.Storage.Blobs.FindBlobsByTagsAsync($"\"outcome\" = 'tagged' AND \"album\" = 'First'"))
            Assert.Equal(song.Name, found.BlobName);
    }

    [Fact]
    public async Task Record_SongThatLostItsGenre_LosesTheTagToo()
    {
        var parts = new TaggingParts(azurite);
        var song = await parts.UploadAsync("acme/silent.wav", SongBytes.Silence(5), tags: new() { ["genre"] = "jazz", ["genreConfidence"] = "0.90" });
        await parts.TagAsync(song);
        var tags = await parts.IndexTagsAsync(song.Name);
        Assert.Equal(["genreModel", "outcome"], tags.Keys.Order());
        Assert.Equal("silent", tags["outcome"]);
    }
}
