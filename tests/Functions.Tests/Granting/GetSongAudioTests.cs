using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Web;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Functions.Granting;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Results;
using GenreFunctions.Functions.Tests.Tagging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Granting;

[Collection(HttpStorageGroup.Name)]
public sealed class GetSongAudioTests(HttpStorage http) : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly MemoryTagStore _store = new();
    private readonly ManualTime _time = new(DateTimeOffset.UtcNow);

    [Theory]
    [InlineData("listen/So What.flac", "application/octet-stream", "audio/flac")]
    [InlineData("listen/日本 🎺/100% #1?.mp3", "audio/x-mine", "audio/x-mine")]
    [InlineData("listen/page.wav", "text/html", "audio/wav")]
    [InlineData("listen/unknown", "application/octet-stream", "application/octet-stream")]
    public async Task Get_TaggedSong_GivesAnAddressThatReadsItForAnHour(string name, string stated, string contentType)
    {
        var id = await RecordAsync(name, "the audio", stated);
        var request = Call.Request();
        var grant = (await Get(id, request)).Json();
        Assert.Equal((contentType, 9), (grant.GetProperty("contentType").GetString(), grant.GetProperty("sizeBytes").GetInt32()));
        Assert.Equal(_time.GetUtcNow().AddMinutes(60).ToUnixTimeSeconds(), grant.GetProperty("expiresAt").GetDateTimeOffset().ToUnixTimeSeconds());
        Assert.Equal("no-store", request.Header("Cache-Control"));

        using var part = new HttpRequestMessage(HttpMethod.Get, Url(grant)) { Headers = { Range = new RangeHeaderValue(4, 8) } };
        using var answer = await _client.SendAsync(part);
        Assert.Equal((HttpStatusCode.PartialContent, "audio"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(contentType, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Get_ItsAddress_DoesNothingElse()
    {
        var id = await RecordAsync("listen/closed.wav", "here");
        await RecordAsync("listen/other.wav", "here");
        var url = Url((await Get(id)).Json());
        var container = new UriBuilder(url) { Path = "/testaccount/audio" };
        using var put = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StringContent("x"), Headers = { { "x-ms-blob-type", "BlockBlob" } } };
        using var delete = new HttpRequestMessage(HttpMethod.Delete, url);
        using var other = new HttpRequestMessage(HttpMethod.Get, url.Replace("closed", "other", StringComparison.Ordinal));
        using var list = new HttpRequestMessage(HttpMethod.Get, $"{container.Uri}&restype=container&comp=list");
        foreach (var request in new[] { put, delete, other, list })
        {
            using var answer = await _client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Get_OverwrittenOrDeletedAudio_Is410AndSaysWhatToDo()
    {
        var id = await RecordAsync("listen/gone.wav", "first");
        await Blob("listen/gone.wav").UploadAsync(BinaryData.FromString("second"), overwrite: true);
        var says = $"The audio of song {id} was deleted or overwritten since it was tagged: see whether it was tagged again meanwhile, or upload it again as 'listen/gone.wav'.";
        Assert.Equal(says, (await Get(id)).Problem(StatusCodes.Status410Gone));
        await Blob("listen/gone.wav").DeleteAsync();
        Assert.Equal(says, (await Get(id)).Problem(StatusCodes.Status410Gone));
    }

    [Fact]
    public async Task Get_NameThatLeadsToAnotherBlob_Is410()
    {
        await RecordAsync("listen/target.wav", "here");
        var song = Versions.Of("listen/x/../target.wav");
        await _store.RecordAsync(song, CancellationToken.None);
        (await Get(song.Upload.SongId)).Problem(StatusCodes.Status410Gone);
    }

    [Fact]
    public async Task Get_UnknownSong_Is404()
    {
        (await Get(new string('0', 32))).Problem(StatusCodes.Status404NotFound);
        (await Get("x")).Problem(StatusCodes.Status404NotFound);
    }

    [Fact]
    public async Task Grant_WithoutTheAccountsKey_IsSignedInTheAppsName()
    {
        var account = new AccountWithIdentity(_time);
        var blob = new KnownBlob(account.GetBlobContainerClient("audio").GetBlobClient("acme/100% #1.wav").Uri);
        var grant = (await new AudioGranter(account, _time).GrantAsync(blob, Versions.Of("acme/100% #1.wav").Upload, CancellationToken.None))!;
        var query = HttpUtility.ParseQueryString(new Uri(grant.Url).Query);
        Assert.Equal("https://account.blob.core.windows.net/audio/acme/100%25%20%231.wav", new Uri(grant.Url).GetLeftPart(UriPartial.Path));
        Assert.Equal(("https", "b", "r", "audio/wav", AccountWithIdentity.ObjectId), (query["spr"], query["sr"], query["sp"], query["rsct"], query["skoid"]));
        Assert.Equal(1, account.Asked);
    }

    public void Dispose() => _client.Dispose();

    private static string Url(JsonElement grant) => grant.GetProperty("url").GetString()!;

    private BlobClient Blob(string name) => http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient(name);

    private async Task<string> RecordAsync(string name, string content, string contentType = "audio/wav")
    {
        var uploaded = await Blob(name).UploadAsync(BinaryData.FromString(content), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } });
        await _store.RecordAsync(Versions.Of(name, eTag: uploaded.Value.ETag.ToString().Trim('"')), CancellationToken.None);
        return SongIdentity.OfSong("audio", name);
    }

    private Task<IActionResult> Get(string id, HttpRequest? request = null) =>
        new GetSongAudio(_store, http.Storage, new AudioGranter(http.Storage, _time), NullLogger<GetSongAudio>.Instance).RunAsync(request ?? Call.Request(), id);

    /// <summary>A blob that is there; an account of an identity is in Azure only.</summary>
    private sealed class KnownBlob(Uri uri) : BlobClient(uri)
    {
        public override Task<Azure.Response<BlobProperties>> GetPropertiesAsync(BlobRequestConditions conditions, CancellationToken cancellationToken) =>
            Task.FromResult(Azure.Response.FromValue(BlobsModelFactory.BlobProperties(contentLength: 3, contentType: "application/octet-stream"), null!));
    }
}
