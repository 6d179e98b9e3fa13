using System.Globalization;
using GenreFunctions.Functions.Catalogue;
using GenreFunctions.Functions.Results.Sqlite;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Results;
using GenreFunctions.Functions.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Catalogue;

[Collection(HttpStorageGroup.Name)]
public sealed class RetagSongTests(HttpStorage http) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(Versions.Start);
    private readonly CountedOrchestrations _orchestrations = new();
    private SqliteTagStore? _store;

    [Fact]
    public async Task Retag_KnownSong_SchedulesTheBlobAsItIs()
    {
        var (song, eTag) = await Upload("acme/again.wav");
        var request = Call.Request();
        var answer = (await Retag(song.SongId, request)).Json(StatusCodes.Status202Accepted);

        var (metadata, input) = Assert.Single(_orchestrations.Scheduled);
        var scheduled = Assert.IsType<TaggingRequest>(input).Song;
        Assert.Equal((eTag, "acme", 5L, song.SongId), (scheduled.ETag, scheduled.Publisher, scheduled.SizeBytes, scheduled.SongId));
        Assert.Equal(nameof(TagSong), metadata.Name);
        Assert.StartsWith($"{SongIdentity.OfInstance("audio", "acme/again.wav", eTag)}-retag-", metadata.InstanceId, StringComparison.Ordinal);
        Assert.Equal(metadata.InstanceId, answer.GetProperty("instanceId").GetString());
        Assert.True(answer.GetProperty("scheduled").GetBoolean());
        Assert.Equal($"/api/songs/{song.SongId}", request.Header("Location"));
    }

    [Fact]
    public async Task Retag_TwiceInTime_IsTheSameOrchestration()
    {
        var (song, _) = await Upload("acme/twice.wav");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Retag(song.SongId)));
        _time.Advance(TimeSpan.FromMinutes(1));
        var answer = (await Retag(song.SongId)).Json(StatusCodes.Status202Accepted);
        Assert.False(answer.GetProperty("scheduled").GetBoolean());
        Assert.Equal(Assert.Single(_orchestrations.Scheduled).Metadata.InstanceId, answer.GetProperty("instanceId").GetString());
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running, false)]
    [InlineData(OrchestrationRuntimeStatus.Pending, false)]
    [InlineData(OrchestrationRuntimeStatus.Completed, true)]
    [InlineData(OrchestrationRuntimeStatus.Failed, true)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, true)]
    public async Task Retag_SongWithAnOrchestration_StartsOneOnlyWhenThatEnded(OrchestrationRuntimeStatus status, bool starts)
    {
        var (song, eTag) = await Upload($"acme/{status}.wav");
        _orchestrations.Add(SongIdentity.OfInstance("audio", song.Name, eTag), status);
        var answer = (await Retag(song.SongId)).Json(StatusCodes.Status202Accepted);
        Assert.Equal(starts, answer.GetProperty("scheduled").GetBoolean());
        Assert.Equal(starts ? 2 : 1, _orchestrations.Scheduled.Count);
    }

    [Fact]
    public async Task Retag_BackendThatListsEverything_StartsOneUnlessThisSongsRuns()
    {
        var (song, eTag) = await Upload("acme/listed.wav");
        _orchestrations.HeedsQueries = false;
        _orchestrations.Add(SongIdentity.OfInstance("audio", "acme/other.wav", "0x1"), OrchestrationRuntimeStatus.Running);
        _orchestrations.Add(SongIdentity.OfInstance("audio", song.Name, eTag), OrchestrationRuntimeStatus.Completed);
        Assert.True((await Retag(song.SongId)).Json(StatusCodes.Status202Accepted).GetProperty("scheduled").GetBoolean());
    }

    [Fact]
    public async Task Retag_DeletedBlob_Is410AndSaysWhatToDo()
    {
        var (song, _) = await Upload("acme/gone.wav");
        await http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).DeleteBlobAsync("acme/gone.wav");
        Assert.Equal($"The audio of song {song.SongId} was deleted; upload it again as 'acme/gone.wav'.", (await Retag(song.SongId)).Problem(StatusCodes.Status410Gone));
        Assert.Empty(_orchestrations.Scheduled);
    }

    [Fact]
    public async Task Retag_UnknownSong_Is404()
    {
        (await Retag(new string('0', 32))).Problem(StatusCodes.Status404NotFound);
        (await Retag("x")).Problem(StatusCodes.Status404NotFound);
    }

    public void Dispose()
    {
        _store?.Dispose();
        _folder.Dispose();
    }

    private Task<Microsoft.AspNetCore.Mvc.IActionResult> Retag(string id, HttpRequest? request = null) =>
        new RetagSong(Store(), http.Storage, new SongScheduling(NullLogger<SongScheduling>.Instance), _time, NullLogger<RetagSong>.Instance)
            .RunAsync(request ?? Call.Request(), id, _orchestrations);

    private SqliteTagStore Store() => _store ??= new SqliteTagStore(Path.Combine(_folder.Path, "songs.db"));

    private async Task<(SongUpload Song, string ETag)> Upload(string name)
    {
        var blob = http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient(name);
        var uploaded = await blob.UploadAsync(BinaryData.FromString("audio"), overwrite: true);
        var version = Versions.Of(name, eTag: "older");
        await Store().RecordAsync(version, CancellationToken.None);
        return (version.Upload, uploaded.Value.ETag.ToString().Trim('"').ToString(CultureInfo.InvariantCulture));
    }
}
