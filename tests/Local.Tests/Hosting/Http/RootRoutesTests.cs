using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.Http;

/// <summary>An app without a prefix before its routes: a page at the root, its files, and an API beside them.</summary>
public sealed class RootRoutesTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private TestHost _host = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _folder.File("host.json", """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }"""u8.ToArray());
        _host = await TestHost.StartAsync(new TestHostPlan { Folder = _folder.Path, Functions = [typeof(RootFunctions)] });
        _client = new HttpClient { BaseAddress = _host.Address };
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "home")]
    [InlineData("/", "home")]
    [InlineData("/?code=1", "home")]
    [InlineData("/ui/app.js", "asset app.js")]
    [InlineData("/ui/lib/deep/chart.js", "asset lib/deep/chart.js")]
    [InlineData("/ui/a%20b.js", "asset a b.js")]
    [InlineData("/ui/", "asset ")]
    [InlineData("/ui", "asset ")]
    [InlineData("/api/costs/forecast", "forecast")]
    [InlineData("/api/costs/FORECAST", "forecast")]
    [InlineData("/api/costs/4711", "song 4711")]
    [InlineData("/Unrouted", "unrouted")]
    public async Task Request_ReachesTheFunctionThatIsMeant(string path, string expected) => Assert.Equal(expected, await _client.GetStringAsync(path));

    [Theory]
    [InlineData("/other")]
    [InlineData("/index.html")]
    [InlineData("/api")]
    [InlineData("/uix/app.js")]
    public async Task Request_ToNoFunction_IsNotFound(string path)
    {
        using var answer = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/", 4)]
    [InlineData("/ui/app.js", 12)]
    public async Task Head_AnswersAsGetWithoutABody(string path, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(length, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Method_ThatNoFunctionOfTheRouteTakes_IsNotAllowed()
    {
        using var answer = await _client.PostAsync("/", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    public sealed class RootFunctions
    {
        [Function("Home")]
        public static IActionResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request) => Text(request, "home");

        [Function("Asset")]
        public static IActionResult Asset([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "ui/{*path}")] HttpRequest request, string? path) =>
            Text(request, $"asset {path}");

        // Declared before the literal one, and before it by name.
        [Function("CostOfSong")]
        public static IActionResult CostOfSong([HttpTrigger("get", Route = "api/costs/{songId}")] HttpRequest request, string songId) => Text(request, $"song {songId}");

        [Function("Forecast")]
        public static IActionResult Forecast([HttpTrigger("get", Route = "api/costs/forecast")] HttpRequest request) => Text(request, "forecast");

        [Function("Unrouted")]
        public static IActionResult Unrouted([HttpTrigger("get", Route = "")] HttpRequest request) => Text(request, "unrouted");

        private static FileContentResult Text(HttpRequest request, string text)
        {
            Assert.NotNull(request);
            return new FileContentResult(System.Text.Encoding.UTF8.GetBytes(text), "text/plain");
        }
    }
}
