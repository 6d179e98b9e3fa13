using System.Net;
using System.Text.Json;
using System.Web;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Functions.Granting;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Granting;

[Collection(HttpStorageGroup.Name)]
public sealed class GrantUploadTests(HttpStorage http) : IDisposable
{
    private readonly HttpClient _client = new();

    [Theory]
    [InlineData("acme", "album/song.wav")]
    [InlineData("söhne & co", "日本 🎺/100% #1?.wav")]
    public async Task Grant_ItsBlob_CanBeWrittenAndWrittenAgain(string publisher, string name)
    {
        var request = Call.Request(body: JsonSerializer.Serialize(new { publisher, name }));
        var grant = await Grant(new UploadGranter(http.Storage, TimeProvider.System), request);
        Assert.Equal("no-store", request.Header("Cache-Control"));
        Assert.Equal($"{publisher}/{name}", grant.GetProperty("name").GetString());
        Assert.Equal(SongIdentity.OfSong("audio", $"{publisher}/{name}"), grant.GetProperty("songId").GetString());
        foreach (var content in new[] { "first", "second" })
        {
            Assert.Equal(HttpStatusCode.Created, await Send(HttpMethod.Put, grant.GetProperty("url").GetString()!, grant, content));
            Assert.Equal(content, (await Blob($"{publisher}/{name}").DownloadContentAsync()).Value.Content.ToString());
        }

        var properties = (await Blob($"{publisher}/{name}").GetPropertiesAsync()).Value;
        Assert.Equal(publisher, Publisher.Of($"{publisher}/{name}", properties.Metadata));
        if (publisher == "acme")
            Assert.Equal("acme", properties.Metadata["publisher"]);
    }

    [Fact]
    public async Task Grant_ItsBlob_CanBeUploadedInBlocksByTheClientLibrary()
    {
        var grant = await Grant(new UploadGranter(http.Storage, TimeProvider.System), Call.Request(body: """{"publisher":"acme","name":"large.wav","ttl":60}"""));
        var options = new BlobUploadOptions { TransferOptions = new() { InitialTransferSize = 1024, MaximumTransferSize = 1024 } };
        await new BlobClient(new Uri(grant.GetProperty("url").GetString()!)).UploadAsync(BinaryData.FromBytes(new byte[5000]), options);
        Assert.Equal(5000, (await Blob("acme/large.wav").GetPropertiesAsync()).Value.ContentLength);
    }

    [Fact]
    public async Task Grant_AnythingElse_IsRefused()
    {
        await Blob("acme/closed.wav").UploadAsync(BinaryData.FromString("here"), overwrite: true);
        await Blob("acme/other.wav").UploadAsync(BinaryData.FromString("here"), overwrite: true);
        var grant = await Grant(new UploadGranter(http.Storage, TimeProvider.System), Call.Request(body: """{"publisher":"acme","name":"closed.wav"}"""));
        var url = grant.GetProperty("url").GetString()!;
        var container = http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).Uri;
        var signature = new Uri(url).Query.TrimStart('?');

        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Get, url));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Head, url));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Delete, url));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Get, $"{container}?restype=container&comp=list&{signature}"));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Put, url.Replace("closed.wav", "other.wav", StringComparison.Ordinal), grant, "x"));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Put, url.Replace("closed.wav", "closed.wav/more.wav", StringComparison.Ordinal), grant, "x"));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Put, url.Replace("se=2", "se=3", StringComparison.Ordinal), grant, "x"));
        Assert.Equal("here", (await Blob("acme/closed.wav").DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("here", (await Blob("acme/other.wav").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Grant_Expired_IsRefused()
    {
        var past = new ManualTime(DateTimeOffset.UtcNow.AddHours(-2));
        var grant = await Grant(new UploadGranter(http.Storage, past), Call.Request(body: """{"publisher":"acme","name":"late.wav"}"""));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(past.GetUtcNow().AddMinutes(15).ToUnixTimeSeconds()), grant.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(HttpStatusCode.Forbidden, await Send(HttpMethod.Put, grant.GetProperty("url").GetString()!, grant, "x"));
        Assert.False(await Blob("acme/late.wav").ExistsAsync());
    }

    [Theory]
    [InlineData("""{"publisher":"acme","name":"a.wav","ttl":0}""", "ttl: 0 is no number of minutes from 1 to 60.")]
    [InlineData("""{"publisher":"acme","name":"a.wav","ttl":61}""", "ttl: 61 is no number of minutes from 1 to 60.")]
    [InlineData("""{"publisher":"acme","name":"../b/a.wav"}""", "name: it has a folder called '..', which leads elsewhere in a URL; leave that out.")]
    [InlineData("""{"publisher":"acme"}""", "name: it is missing or empty; give one.")]
    [InlineData("""{"publisher":"acme","name":"a.wav","permissions":"rwdl"}""", "The body cannot be read: it is no JSON object of the expected form at $.permissions, line 1.")]
    [InlineData("publisher=acme", "The body cannot be read: it is no JSON object of the expected form, line 1.")]
    public async Task Grant_BadRequest_Is400(string body, string says)
    {
        var function = new GrantUpload(new UploadGranter(http.Storage, TimeProvider.System), NullLogger<GrantUpload>.Instance);
        Assert.Equal(says, (await function.RunAsync(Call.Request(body: body))).Problem(StatusCodes.Status400BadRequest));
    }

    [Fact]
    public async Task Grant_WithoutTheAccountsKey_IsSignedInTheAppsName()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        var account = new AccountWithIdentity(time);
        var granter = new UploadGranter(account, time);
        var grant = await Grant(granter, Call.Request(body: """{"publisher":"acme","name":"100% #1? é.wav"}"""));
        var url = new Uri(grant.GetProperty("url").GetString()!);
        var query = HttpUtility.ParseQueryString(url.Query);
        Assert.Equal("https://account.blob.core.windows.net/audio/acme/100%25%20%231%3F%20%C3%A9.wav", url.GetLeftPart(UriPartial.Path));
        Assert.Equal(("https", "b", "cw", AccountWithIdentity.ObjectId), (query["spr"], query["sr"], query["sp"], query["skoid"]));
        Assert.Equal(grant.GetProperty("expiresAt").GetDateTimeOffset(), DateTimeOffset.Parse(query["se"]!, null));

        // The key is asked for again only when it would end before the grant.
        time.Advance(TimeSpan.FromHours(5));
        await Grant(granter, Call.Request(body: """{"publisher":"acme","name":"b.wav","ttl":60}"""));
        Assert.Equal(1, account.Asked);
        time.Advance(TimeSpan.FromMinutes(1));
        await Grant(granter, Call.Request(body: """{"publisher":"acme","name":"c.wav","ttl":60}"""));
        Assert.Equal(2, account.Asked);
    }

    public void Dispose() => _client.Dispose();

    private static async Task<JsonElement> Grant(UploadGranter granter, HttpRequest request) =>
        (await new GrantUpload(granter, NullLogger<GrantUpload>.Instance).RunAsync(request)).Json(StatusCodes.Status201Created);

    private BlobClient Blob(string name) => http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient(name);

    private async Task<HttpStatusCode> Send(HttpMethod method, string url, JsonElement? grant = null, string? content = null)
    {
        using var request = new HttpRequestMessage(method, url);
        if (content is not null)
            request.Content = new StringContent(content);
        foreach (var header in grant?.GetProperty("headers").EnumerateObject() ?? [])
            request.Headers.Add(header.Name, header.Value.GetString());
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }
}
