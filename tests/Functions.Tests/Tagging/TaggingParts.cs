using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>What tagging a song takes, over a real storage emulator and a store in memory.</summary>
internal sealed class TaggingParts
{
    // Read once, and with extractors that are kept: most of a test would go into them.
    private static readonly TaggingModel SharedModel = ModelWith(new AudioOptions());

    public TaggingParts(AzuriteServer azurite, TaggingOptions? options = null, TaggingModel? model = null)
    {
        Storage = StorageOf(azurite.ConnectionString);
        Model = model ?? SharedModel;
        Staging = new StagingArea(Storage);
        Recorder = new SongRecorder(Store, new SongIndexTags(Storage, Log.For<SongIndexTags>()), TimeProvider.System, Log.For<SongRecorder>());
        Poisoned = new PoisonedSongs(Storage);
        Prepare = new PrepareAudio(Storage, Model, Staging, Recorder, options ?? new TaggingOptions());
    }

    public AudioStorage Storage { get; }

    public TaggingModel Model { get; }

    public StagingArea Staging { get; }

    public MemoryTagStore Store { get; } = new();

    public SongRecorder Recorder { get; }

    public PoisonedSongs Poisoned { get; }

    public PrepareAudio Prepare { get; }

    public LogLines Log { get; } = new();

    /// <summary>What happens right before an activity.</summary>
    public Action<ActivityCall>? Before { get; set; }

    public static TaggingModel ModelWith(AudioOptions audio) => new(new ConfigurationBuilder().Build(), audio);

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

    public async Task<SongEnd> TagAsync(SongUpload song) => await Replay(song).RunAsync();

    public async Task<object?> DoAsync(ActivityCall call)
    {
        Before?.Invoke(call);
        switch (call.Name)
        {
            case nameof(PrepareAudio):
                return await Prepare.RunAsync(call.InputAs<PrepareRequest>(), CancellationToken.None);
            case nameof(ScoreSegments):
                return await new ScoreSegments(Model, Staging).RunAsync(call.InputAs<SegmentBatch>(), CancellationToken.None);
            case nameof(RecordTags):
                return await new RecordTags(Model, Recorder).RunAsync(call.InputAs<RecordRequest>(), CancellationToken.None);
            case nameof(DiscardStaging):
                await new DiscardStaging(Staging).RunAsync(call.InputAs<string>(), CancellationToken.None);
                return null;
            default:
                Assert.Equal(nameof(PoisonAudio), call.Name);
                await new PoisonAudio(Poisoned).RunAsync(call.InputAs<PoisonRequest>(), CancellationToken.None);
                return null;
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
