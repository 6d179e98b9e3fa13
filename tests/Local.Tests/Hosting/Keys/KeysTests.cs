using System.Net;
using System.Text.Json;
using GenreFunctions.Local.Hosting;
using GenreFunctions.Local.Hosting.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.Keys;

public sealed class KeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Path, "keys.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("anonymous", "none", HttpStatusCode.OK)]
    [InlineData("function", "none", HttpStatusCode.Unauthorized)]
    [InlineData("function", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("function", "own", HttpStatusCode.OK)]
    [InlineData("function", "others", HttpStatusCode.Unauthorized)]
    [InlineData("function", "app", HttpStatusCode.OK)]
    [InlineData("function", "master", HttpStatusCode.OK)]
    [InlineData("admin", "own", HttpStatusCode.Unauthorized)]
    [InlineData("admin", "app", HttpStatusCode.Unauthorized)]
    [InlineData("admin", "master", HttpStatusCode.OK)]
    public async Task Request_OpensWhatItsKeyIsFor(string function, string key, HttpStatusCode expected)
    {
        await using var host = await StartAsync(anonymousLoopback: false);
        var value = Key(function, key);
        Assert.Equal(expected, await GetAsync(host, $"/api/{function}", ("x-functions-key", value)));
        Assert.Equal(expected, await GetAsync(host, $"/api/{function}?code={value}"));
    }

    [Fact]
    public async Task Request_FromThisMachine_NeedsNoKeyUnlessAPageOrAProxySentIt()
    {
        await using var host = await StartAsync(anonymousLoopback: true);
        await host.Log.ShowsAsync("need no key");
        Assert.Equal(HttpStatusCode.OK, await GetAsync(host, "/api/admin"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(host, "/api/admin", ("Origin", "http://localhost:7071")));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(host, "/api/admin", ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(host, "/api/admin", ("Origin", "null")));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(host, "/api/admin", ("X-Forwarded-For", "10.0.0.1")));
    }

    [Fact]
    public void File_IsMadeOnceForItsOwnerAlone()
    {
        KeyRing.Open(KeyFile, ["first"]);
        var made = File.ReadAllText(KeyFile);
        var again = KeyRing.Open(KeyFile, ["first"]);
        Assert.Equal(made, File.ReadAllText(KeyFile));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        KeyRing.Open(KeyFile, ["first", "second"]);
        Assert.True(again.Opens("first", AuthorizationLevel.Function, Key("first", "own")));
        Assert.Equal(64, Key("second", "own").Length);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "masterKey": "", "functionKeys": {}, "functions": {} }""")]
    [InlineData("""{ "masterKey": "a", "functionKeys": { "default": "" }, "functions": {} }""")]
    [InlineData("""{ "masterKey": "a", "functionKeys": null, "functions": {} }""")]
    public void File_ThatIsDamaged_IsAFaultAndNotAnOpenDoor(string content)
    {
        File.WriteAllText(KeyFile, content);
        var failure = Assert.Throws<HostStartException>(() => KeyRing.Open(KeyFile, ["first"]));
        Assert.Equal($"{KeyFile} does not hold the keys as it should; correct it, or remove it to get new keys.", failure.Message);
    }

    private static async Task<HttpStatusCode> GetAsync(TestHost host, string path, (string Name, string Value)? header = null)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is { } given)
            request.Headers.TryAddWithoutValidation(given.Name, given.Value);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private string Key(string function, string which)
    {
        var file = JsonDocument.Parse(File.ReadAllText(KeyFile)).RootElement;
        return which switch
        {
            "own" => file.GetProperty("functions").GetProperty(function).GetProperty("default").GetString()!,
            "others" => file.GetProperty("functions").GetProperty("other").GetProperty("default").GetString()!,
            "app" => file.GetProperty("functionKeys").GetProperty("default").GetString()!,
            "master" => file.GetProperty("masterKey").GetString()!,
            "wrong" => "0000",
            _ => "",
        };
    }

    private Task<TestHost> StartAsync(bool anonymousLoopback) => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Functions = [typeof(LockedFunctions)],
        Arguments = ["--anonymous-loopback", anonymousLoopback ? "true" : "false"],
    });

    public sealed class LockedFunctions
    {
        [Function("anonymous")]
        public static IActionResult Anonymous([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Answer(request);

        [Function("function")]
        public static IActionResult Function([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => Answer(request);

        [Function("other")]
        public static IActionResult Other([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => Answer(request);

        [Function("admin")]
        public static IActionResult Admin([HttpTrigger(AuthorizationLevel.Admin)] HttpRequest request) => Answer(request);

        private static ContentResult Answer(HttpRequest request) => new() { Content = request.Method };
    }
}
