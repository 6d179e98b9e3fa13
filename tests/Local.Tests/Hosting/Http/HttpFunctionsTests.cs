using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.Http;

public sealed class HttpFunctionsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private TestHost _host = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _folder.File("host.json", """{ "version": "2.0", "logging": { "logLevel": { "default": "Debug", "Microsoft": "Debug" } } }"""u8.ToArray());
        _host = await TestHost.StartAsync(new TestHostPlan { Folder = _folder.Path, Functions = [typeof(WebFunctions)] });
        _client = new HttpClient { BaseAddress = _host.Address };
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("GET", "/api/songs/7", HttpStatusCode.OK)]
    [InlineData("GET", "/API/Songs/7", HttpStatusCode.OK)]
    [InlineData("GET", "/api/songs/seven", HttpStatusCode.NotFound)]
    [InlineData("GET", "/songs/7", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/songs/7", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/Anything", HttpStatusCode.OK)]
    [InlineData("GET", "/api/days/2026-11-21", HttpStatusCode.OK)]
    [InlineData("GET", "/api/days/today", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/result", HttpStatusCode.Accepted)]
    public async Task Request_IsRoutedAsAspNetCoreDoes(string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await _client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task RouteParameter_AndContext_AreBound()
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>("/api/songs/7?verbose=true");
        Assert.Equal("7", answer.GetProperty("id").GetString());
        Assert.True(Guid.TryParse(answer.GetProperty("invocationId").GetString(), out _));
    }

    [Fact]
    public async Task Function_ThatThrows_AnswersAProblemWithoutInsides()
    {
        using var answer = await _client.GetAsync("/api/failing");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("inside secret", text, StringComparison.Ordinal);
        var invocation = JsonDocument.Parse(text).RootElement.GetProperty("invocationId").GetString()!;
        await _host.Log.ShowsAsync($"Failing failed ({invocation})");
    }

    [Fact]
    public async Task Body_LargerThanAMegabyte_IsRefused()
    {
        // Asks before it sends: a body on its way when the refusal comes would break the connection, and the answer with it.
        using var announced = new HttpRequestMessage(HttpMethod.Post, "/api/length") { Content = new ByteArrayContent(new byte[1024 * 1024 + 1]), Headers = { ExpectContinue = true } };
        using var known = await _client.SendAsync(announced);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, known.StatusCode);
        using var content = new StreamContent(new MemoryStream(new byte[1024 * 1024 + 1]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/length") { Content = content, Headers = { TransferEncodingChunked = true } };
        using var unknown = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unknown.StatusCode);
        using var largest = await _client.PostAsync("/api/length", new ByteArrayContent(new byte[1024 * 1024]));
        Assert.Equal("1048576", await largest.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:1234", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    public async Task Request_UnderAnotherNameThanThisMachines_IsRefused(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/songs/7") { Headers = { Host = host } };
        using var answer = await _client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Log_HoldsNoQuery_AtAnyLevel()
    {
        using var answer = await _client.GetAsync("/api/songs/7?code=letmein");
        await _host.Log.ShowsAsync("Song took");
        Assert.DoesNotContain("letmein", _host.Log.Text, StringComparison.Ordinal);
    }

    public sealed class WebFunctions
    {
        [Function("Song")]
        public static IActionResult Song([HttpTrigger(AuthorizationLevel.Function, "get", Route = "songs/{id:int}")] HttpRequest request, string id, FunctionContext context)
        {
            Assert.NotNull(request);
            return new OkObjectResult(new { id, context.InvocationId });
        }

        [Function("Anything")]
        public static Task<IActionResult> Anything([HttpTrigger] HttpRequest request) => Task.FromResult<IActionResult>(new ContentResult { Content = request.Method });

        [Function("Day")]
        public static IActionResult Day([HttpTrigger("get", Route = @"days/{day:regex(^\d{{4}}-\d{{2}}-\d{{2}}$)}")] HttpRequest request, string day) => new OkObjectResult($"{request.Path} {day}");

        [Function("Result")]
        public static async Task<IResult> Result([HttpTrigger("get", Route = "result")] HttpRequest request)
        {
            await Task.Yield();
            return Results.Accepted(uri: request.Path, value: "later");
        }

        [Function("Failing")]
        public static IActionResult Failing([HttpTrigger("get")] HttpRequest request) => throw new InvalidOperationException($"inside secret {request.Method}");

        [Function("Length")]
        public static async Task<IActionResult> Length([HttpTrigger("post")] HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return new ContentResult { Content = $"{body.Length}" };
        }
    }
}
