using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;

namespace GenreFunctions.Functions.Tests.Costs;

public sealed class RunMetersTests
{
    private static readonly DateTimeOffset Start = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SongUpload Song = new("audio", "acme/song.wav", "0x1", "acme", 1000, Start);

    [Fact]
    public void Of_ARetriedRun_CountsWhatWasCountedAndDerivesTheRest()
    {
        // A song whose preparing was tried three times: refused, its host stopped, and done.
        var trigger = Used(nameof(OnAudioUploaded), 0, 0.1) with { StorageReads = 1 };
        var refused = Used(nameof(PrepareAudio), 1, 0.5) with { StorageReads = 2, StorageBytesRead = 100, StagedBytes = 900, StorageWrites = 1, StorageBytesWritten = 910 };
        var stopped = Used(nameof(PrepareAudio), 2.5, 30) with { Attempt = 2, IsDerived = true, Cpu = TimeSpan.Zero };
        var own = Used(nameof(PrepareAudio), 34.5, 2) with { Attempt = 3, StorageReads = 4, StorageBytesRead = 5000, RequestUnits = 20.5, IsCpuDerived = true };
        var end = new SongEnd(SongEnding.Recorded, SongOutcome.Tagged, "jazz", 8);

        var meters = RunMeters.Of(Run(end, trigger, refused, stopped) with { AudioSeconds = 24.5, Segments = 8 }, own, recordingRequestUnits: 7.5);

        Assert.Equal((Song.SongId, "run", "acme", Start, Start.AddSeconds(36.5)), (meters.SongId, meters.InstanceId, meters.Publisher, meters.Start, meters.End));
        Assert.Equal((Metered.Counted(7), Metered.Counted(1), Metered.Counted(5100), Metered.Counted(910)), (meters.StorageReads, meters.StorageWrites, meters.StorageBytesRead, meters.StorageBytesWritten));
        Assert.Equal((Metered.Counted(20.5m), Metered.Derived(7.5m)), (meters.CosmosRequestUnits, meters.RecordingRequestUnits));
        Assert.Equal((Metered.Counted(24.5m), 8), (meters.AudioSeconds, meters.Segments));

        // Started; three attempts, each asked for and answered; two pauses.
        Assert.Equal(Metered.Derived(1 + (3 * 2) + 2), meters.DurableActions);
        Assert.Equal(
            [
                (nameof(OnAudioUploaded), 1, MeterBasis.Counted),
                (nameof(PrepareAudio), 1, MeterBasis.Counted),
                (nameof(PrepareAudio), 2, MeterBasis.Derived),
                (nameof(PrepareAudio), 3, MeterBasis.Derived),
                (nameof(TagSong), 1, MeterBasis.Derived),
                (nameof(TagSong), 1, MeterBasis.Derived),
                (nameof(TagSong), 2, MeterBasis.Derived),
                (nameof(TagSong), 2, MeterBasis.Derived),
                (nameof(TagSong), 2, MeterBasis.Derived),
                (nameof(TagSong), 2, MeterBasis.Derived),
            ],
            meters.Executions.Select(ran => (ran.Function, ran.Attempt, ran.Basis)));

        // The news came as an event, through a queue. It went as one line of the log and two about retries.
        Assert.Equal((Metered.Derived(2), Metered.Derived(3)), (meters.EventGridOperations, meters.QueueOperations));
        Assert.Equal(DerivedMeters.TelemetryBytes(executions: 10, lines: 3), meters.TelemetryBytes);

        // What the first attempt staged lay there until the third one was done without.
        Assert.Equal(DerivedMeters.GigabyteHours(900, TimeSpan.FromSeconds(35.5)), meters.StagedGigabyteHours);
    }

    [Theory]
    [InlineData(nameof(OnAudioUploaded))]
    [InlineData(nameof(OnAudioAnnounced))]
    public void Of_NewsByEitherWay_IsOneEventAndOneMessage(string function)
    {
        var meters = RunMeters.Of(Run(new SongEnd(SongEnding.Recorded), Used(function, 0, 1)), Used(nameof(PrepareAudio), 1, 2), 0);
        Assert.Equal((Metered.Derived(2), Metered.Derived(3)), (meters.EventGridOperations, meters.QueueOperations));
        Assert.Equal(Metered.Derived(1 + 2), meters.DurableActions);
        Assert.Equal((function, 1, MeterBasis.Counted), (meters.Executions[0].Function, meters.Executions[0].Attempt, meters.Executions[0].Basis));
    }

    [Fact]
    public void Of_AStagedSong_IsStoredUntilItWasDiscarded()
    {
        var prepare = Used(nameof(PrepareAudio), 10, 20) with { StagedBytes = 1_000_000_000 };
        var discard = Used(nameof(DiscardStaging), 600, 30);
        var meters = RunMeters.Of(Run(new SongEnd(SongEnding.Recorded), prepare, Used(nameof(ScoreSegments), 50, 500), discard), Used(nameof(RecordTags), 640, 60), 0);
        Assert.Equal(620m / 3600, meters.StagedGigabyteHours.Quantity, 20);
        Assert.Equal(0, (int)meters.EventGridOperations.Quantity + (int)meters.QueueOperations.Quantity);
    }

    [Fact]
    public void Of_ASongStagedTwice_StoresTheSameBlocksOnce()
    {
        var half = Used(nameof(PrepareAudio), 0, 10) with { StagedBytes = 500_000_000 };
        var whole = Used(nameof(PrepareAudio), 20, 30) with { Attempt = 2, StagedBytes = 1_000_000_000 };
        var meters = RunMeters.Of(Run(new SongEnd(SongEnding.Recorded), half, whole, Used(nameof(DiscardStaging), 90, 10)), Used(nameof(RecordTags), 100, 1), 0);
        Assert.Equal(DerivedMeters.GigabyteHours(1_000_000_000, TimeSpan.FromSeconds(100)), meters.StagedGigabyteHours);
    }

    [Fact]
    public void Of_ASongGivenUp_GoesThroughThePoisonQueueToo()
    {
        var poison = Used(nameof(PoisonAudio), 2, 1) with { QueueOperations = 2 };
        var meters = RunMeters.Of(Run(null, Used(nameof(PrepareAudio), 0, 1), Used(nameof(DiscardStaging), 1, 1)), poison, 0);

        // The queue was looked for and the message put, which was counted; it is taken and deleted.
        Assert.Equal(Metered.Derived(4), meters.QueueOperations);
        Assert.Single(meters.Executions, ran => ran is { Function: nameof(OnPoisonedAudio), Basis: MeterBasis.Derived });
    }

    [Fact]
    public void Of_MachinesWhoseClocksDiffer_EndsNotBeforeItBegan()
    {
        var meters = RunMeters.Of(Run(new SongEnd(SongEnding.Deleted), Used(nameof(OnAudioUploaded), 100, 1)), Used(nameof(PrepareAudio), 0, 1), 0);
        Assert.Equal((Start, Start.AddSeconds(101)), (meters.Start, meters.End));
        var staged = RunMeters.Of(Run(new SongEnd(SongEnding.Recorded), Used(nameof(PrepareAudio), 100, 1) with { StagedBytes = 5 }, Used(nameof(DiscardStaging), 0, 1)), Used(nameof(RecordTags), 0, 1), 0);
        Assert.Equal(0m, staged.StagedGigabyteHours.Quantity);
    }

    private static EndedRun Run(SongEnd? end, params ActivityMeters[] spent) => new() { Song = Song, InstanceId = "run", Spent = spent, ModelId = "m", End = end };

    private static ActivityMeters Used(string function, double at, double seconds) =>
        new() { Function = function, Start = Start.AddSeconds(at), Wall = TimeSpan.FromSeconds(seconds), Cpu = TimeSpan.FromSeconds(seconds / 2) };
}
