using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using GenreFunctions.Local.Hosting.Azurite;
using GenreFunctions.Local.Hosting.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Local.Tests.Hosting.Azurite;

/// <summary>What a browser may do with a real emulator when the page comes from the host, and when it comes from elsewhere.</summary>
public sealed class EmulatorCorsTests(AzuriteServer storage) : IClassFixture<AzuriteServer>, IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _browser = new();

    private BlobContainerClient Audio => storage.Blobs.GetBlobContainerClient("audio");

    public async Task InitializeAsync()
    {
        await Audio.CreateIfNotExistsAsync();
        await SetRulesAsync([]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _browser.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("PUT", "content-type,x-ms-blob-type,x-ms-blob-content-type,x-ms-version,x-ms-meta-title")]
    [InlineData("GET", "range")]
    [InlineData("HEAD", null)]
    public async Task Preflight_FromTheHostsPage_PassesAndFromElsewhereNot(string method, string? headers)
    {
        await using var host = await StartAsync();
        foreach (var name in (string[])["127.0.0.1", "localhost"])
        {
            var own = $"http://{name}:{host.Address.Port}";
            Assert.Equal((HttpStatusCode.OK, own), await PreflightAsync(own, method, headers));
        }

        foreach (var other in (string[])["http://127.0.0.1:1", "https://127.0.0.1", "http://evil.example", $"http://evil.example:{host.Address.Port}", "null"])
            Assert.Equal((HttpStatusCode.Forbidden, null), await PreflightAsync(other, method, headers));
        Assert.Equal((HttpStatusCode.Forbidden, null), await PreflightAsync($"http://127.0.0.1:{host.Address.Port}", "DELETE", null));
    }

    [Fact]
    public async Task UploadAndRange_FromTheHostsPage_MayBeReadByThePage()
    {
        await using var host = await StartAsync();
        var origin = $"http://127.0.0.1:{host.Address.Port}";
        var address = Audio.GetBlobClient("song.wav").GenerateSasUri(BlobSasPermissions.Read | BlobSasPermissions.Create | BlobSasPermissions.Write, DateTimeOffset.UtcNow.AddHours(1));
        using var upload = new HttpRequestMessage(HttpMethod.Put, address) { Headers = { { "Origin", origin }, { "x-ms-blob-type", "BlockBlob" } }, Content = new StringContent("0123456789") };
        using var uploaded = await _browser.SendAsync(upload);
        using var play = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Origin", origin }, { "Range", "bytes=2-4" } } };
        using var played = await _browser.SendAsync(play);

        Assert.Equal((HttpStatusCode.Created, origin), (uploaded.StatusCode, Header(uploaded, "Access-Control-Allow-Origin")));
        Assert.Contains("etag", Header(uploaded, "Access-Control-Expose-Headers")!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.PartialContent, origin, "234"), (played.StatusCode, Header(played, "Access-Control-Allow-Origin"), await played.Content.ReadAsStringAsync()));
        Assert.Contains("content-range", Header(played, "Access-Control-Expose-Headers")!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Rules_ThatAreThere_AreKept_AndHostsShareOne()
    {
        var other = new BlobCorsRule { AllowedOrigins = "https://other.example", AllowedMethods = "GET", AllowedHeaders = "x-other", ExposedHeaders = "x-shown", MaxAgeInSeconds = 7 };
        await SetRulesAsync([other]);
        using var second = new TemporaryFolder();
        await using var host = await StartAsync();
        await using var guest = await StartAsync(folder: second.Path);

        var rules = (await storage.Blobs.GetPropertiesAsync()).Value.Cors;

        Assert.Equal(2, rules.Count);
        Assert.Equal(("https://other.example", "GET", "x-other", "x-shown", 7), (rules[0].AllowedOrigins, rules[0].AllowedMethods, rules[0].AllowedHeaders, rules[0].ExposedHeaders, rules[0].MaxAgeInSeconds));
        foreach (var origin in (string[])[$"http://127.0.0.1:{host.Address.Port}", $"http://127.0.0.1:{guest.Address.Port}"])
            Assert.Equal((HttpStatusCode.OK, origin), await PreflightAsync(origin, "PUT", "x-ms-blob-type"));
    }

    [Fact]
    public async Task Restarts_AtOtherPorts_LeaveOneRuleOfTheLatestOrigins()
    {
        var services = new StorageServices(NullLogger<StorageService>.Instance);
        for (var port = 1000; port < 1030; port++)
        {
            await using var cors = EmulatorCors.For(storage.ConnectionString, new Uri($"http://127.0.0.1:{port}"), services, TimeProvider.System, NullLogger<EmulatorCors>.Instance)!;
            await cors.StartAsync(CancellationToken.None);
        }

        var rule = Assert.Single((await storage.Blobs.GetPropertiesAsync()).Value.Cors);
        Assert.Equal(16, rule.AllowedOrigins.Split(',').Length);
        Assert.EndsWith("http://127.0.0.1:1029,http://localhost:1029", rule.AllowedOrigins, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveRulesOfOthers_AreKept_AndThePageIsSaidToBeShutOut()
    {
        var others = Enumerable.Range(1, 5).Select(number => new BlobCorsRule { AllowedOrigins = $"https://other{number}.example", AllowedMethods = "GET", AllowedHeaders = "", ExposedHeaders = "", MaxAgeInSeconds = 1 }).ToList();
        await SetRulesAsync(others);
        await using var host = await StartAsync();
        await host.Log.ShowsAsync($"The storage emulator has 5 CORS rules and takes no more: a page at http://127.0.0.1:{host.Address.Port} cannot upload or play songs until one is removed");
        Assert.Equal(others.Select(rule => rule.AllowedOrigins), (await storage.Blobs.GetPropertiesAsync()).Value.Cors.Select(rule => rule.AllowedOrigins));
    }

    [Fact]
    public async Task Emulator_ThatIsDownAtTheStart_GetsItsRuleWhenItIsUp()
    {
        var connection = storage.ConnectionString;
        await storage.StopAsync();
        await using var host = await StartAsync(connection: connection);
        await storage.StartAsync();
        var origin = $"http://127.0.0.1:{host.Address.Port}";
        await Eventually.TrueAsync(async () => (await PreflightAsync(origin, "PUT", null)).Status == HttpStatusCode.OK, () => $"The rule is not there.\n{host.Log.Text}");
    }

    [Fact]
    public async Task App_WithoutAPage_LeavesTheRulesAlone()
    {
        await using var host = await TestHost.StartAsync(new TestHostPlan { Folder = _folder.Path, Functions = [typeof(TimerFunctions)], Storage = storage.ConnectionString });
        Assert.Empty((await storage.Blobs.GetPropertiesAsync()).Value.Cors);
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=real;AccountKey=AAAA;EndpointSuffix=core.windows.net")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=real;AccountKey=AAAA;BlobEndpoint=https://127.0.0.1:10000/real")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=real;AccountKey=AAAA;BlobEndpoint=http://10.0.0.4:10000/real")]
    public void Account_ThatIsNoEmulatorOfThisMachine_IsLeftAlone(string connection) => Assert.Null(EmulatorCors.For(
        connection, new Uri("http://127.0.0.1:7071"), new StorageServices(NullLogger<StorageService>.Instance), TimeProvider.System, NullLogger<EmulatorCors>.Instance));

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;

    private Task<TestHost> StartAsync(string? folder = null, string? connection = null) =>
        TestHost.StartAsync(new TestHostPlan { Folder = folder ?? _folder.Path, Functions = [typeof(PageFunctions)], Storage = connection ?? storage.ConnectionString });

    private async Task SetRulesAsync(IList<BlobCorsRule> rules)
    {
        var properties = (await storage.Blobs.GetPropertiesAsync()).Value;
        properties.Cors = rules;
        await storage.Blobs.SetPropertiesAsync(properties);
    }

    private async Task<(HttpStatusCode Status, string? Origin)> PreflightAsync(string origin, string method, string? headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Audio.GetBlobClient("song.wav").Uri) { Headers = { { "Origin", origin }, { "Access-Control-Request-Method", method } } };
        if (headers is not null)
            request.Headers.Add("Access-Control-Request-Headers", headers);
        using var answer = await _browser.SendAsync(request);
        return (answer.StatusCode, Header(answer, "Access-Control-Allow-Origin"));
    }

    public sealed class PageFunctions
    {
        [Function("Page")]
        public static IActionResult Page([HttpTrigger("get")] HttpRequest request) => new ContentResult { Content = request.Path };
    }

    public sealed class TimerFunctions
    {
        [Function("Timer")]
        public static void Run([TimerTrigger("01:00:00")] TimerInfo timer) => Assert.NotNull(timer);
    }
}
