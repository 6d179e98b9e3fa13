using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Metrics;
using GenreFunctions.Functions.Uploads;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>What tagging a song takes, over a real storage emulator and a store in memory.</summary>
internal sealed class TaggingParts
{
    // Read once, and with extractors that are kept: most of a test would go into them.
    private static readonly TaggingModel SharedModel = ModelWith(new AudioOptions());

    public TaggingParts(AzuriteServer azurite, TaggingOptions? options = null, TaggingModel? model = null)
        : this(azurite.ConnectionString, options, model)
    {
    }

    public TaggingParts(string connectionString, TaggingOptions? options = null, TaggingModel? model = null)
    {
        Storage = StorageOf(connectionString);
        Model = model ?? SharedModel;
        Staging = new StagingArea(Storage);
        Recorder = new SongRecorder(Store, new SongIndexTags(Storage, Log.For<SongIndexTags>()), TimeProvider.System, Log.For<SongRecorder>());
        Poisoned = new PoisonedSongs(Storage);
        var flex = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Costs:Plan", (string?)"flex")]).Build();
        var costs = CostOptions.From(flex);
        Measured = new WatchedMetrics(costs);
        Executions = new Executions(TimeProvider.System, Measured.Metrics);
        Costing = new RunCosting(costs, new CostRecorder(Costs, Measured.Metrics), Log.For<RunCosting>());
        Prepare = new PrepareAudio(Storage, Model, Staging, Recorder, Costing, options ?? new TaggingOptions(), Executions);
    }

    public AudioStorage Storage { get; }

    public TaggingModel Model { get; }

    public StagingArea Staging { get; }

    public MemoryTagStore Store { get; } = new();

    public SongRecorder Recorder { get; }

    public PoisonedSongs Poisoned { get; }

    public MemoryCostStore Costs { get; } = new();

    public WatchedMetrics Measured { get; }

    public Executions Executions { get; }

    public RunCosting Costing { get; }

    public PrepareAudio Prepare { get; }

    public ScoreSegments Score => new(Model, Staging, Executions);

    public RecordTags Record => new(Model, Recorder, Costing, Executions);

    public DiscardStaging Discard => new(Staging, Executions);

    public PoisonAudio Poison => new(Poisoned, Model, Costing, Executions);

    public SongIntake Intake => new(new SongScheduling(Log.For<SongScheduling>()), Log.For<SongIntake>());

    public OnAudioUploaded Uploaded => new(Storage, Intake, Executions, Log.For<OnAudioUploaded>());

    public AnnouncedSongs AnnouncedSongs => new(Storage, Log.For<AnnouncedSongs>());

    public OnAudioAnnounced Announced => new(AnnouncedSongs, Intake, Executions);

    public FailedSongs Failed => new(Model, Recorder, Log.For<FailedSongs>());

    public PoisonQueues PoisonQueues => new(Executions, Measured.Metrics, Log.For<PoisonQueues>());

    public LogLines Log { get; } = new();

    /// <summary>What happens right before an activity.</summary>
    public Action<ActivityCall>? Before { get; set; }

    public static TaggingModel ModelWith(AudioOptions audio, string? moods = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(TaggingModel.MoodsSetting, moods)]).Build(), audio);

    public static AudioStorage StorageOf(string connectionString) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(AudioStorage.Connection, (string?)connectionString)]).Build());

    public BlobContainerClient Container => Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer);

    public async Task<SongUpload> UploadAsync(string name, byte[] bytes, Dictionary<string, string>? tags = null, Dictionary<string, string>? metadata = null)
    {
        await Container.CreateIfNotExistsAsync();
        var blob = Container.GetBlobClient(name);
        await blob.UploadAsync(new BinaryData(bytes), new BlobUploadOptions { Tags = tags, Metadata = metadata });
        return (await UploadedSong.ReadAsync(blob, CancellationToken.None))!;
    }

    public Replay Replay(SongUpload song) => new(new TaggingRequest(song), DoAsync);

    public Task<ActivityReport<SongPlan>> PrepareAsync(SongUpload song) => Prepare.RunAsync(new PrepareRequest(song, song.InstanceId, []), CancellationToken.None);

    public async Task<SongEnd> TagAsync(SongUpload song) => await Replay(song).RunAsync();

    public async Task<object?> DoAsync(ActivityCall call)
    {
        Before?.Invoke(call);
        switch (call.Name)
        {
            case nameof(PrepareAudio):
                return await Prepare.RunAsync(call.InputAs<PrepareRequest>(), CancellationToken.None);
            case nameof(ScoreSegments):
                return await Score.RunAsync(call.InputAs<SegmentBatch>(), CancellationToken.None);
            case nameof(RecordTags):
                return await Record.RunAsync(call.InputAs<RecordRequest>(), CancellationToken.None);
            case nameof(DiscardStaging):
                return await Discard.RunAsync(call.InputAs<string>(), CancellationToken.None);
            default:
                Assert.Equal(nameof(PoisonAudio), call.Name);
                return await Poison.RunAsync(call.InputAs<PoisonRequest>(), CancellationToken.None);
        }
    }

    /// <summary>Decoded audio that lies about, blocks that never became a blob included: they are stored, and paid for, too.</summary>
    public async Task<string[]> StagedAsync()
    {
        var container = Storage.Blobs.GetBlobContainerClient(AudioStorage.StagingContainer);
        List<string> names = [];
        if (await container.ExistsAsync())
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted))
                names.Add(blob.Name);
        }

        return [.. names];
    }

    public async Task<IDictionary<string, string>> IndexTagsAsync(string name) => (await Container.GetBlobClient(name).GetTagsAsync()).Value.Tags;
}
