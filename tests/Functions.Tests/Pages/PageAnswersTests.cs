using System.IO.Compression;
using System.Text;
using GenreFunctions.Functions.Pages;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Tests.Pages;

/// <summary>The two functions of the page, each answer written out as the host would.</summary>
public sealed class PageAnswersTests : IDisposable
{
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=songs;AccountKey=AAAA;EndpointSuffix=core.windows.net";

    private static readonly string Script = string.Concat(Enumerable.Repeat("const answer = 42;\n", 500));

    private readonly TemporaryFolder _app = new();
    private readonly ServiceProvider _services;

    public PageAnswersTests()
    {
        _app.File("wwwroot/index.html", "<!doctype html><title>Ünë</title>"u8.ToArray());
        _app.File("wwwroot/ui/app.js", Encoding.UTF8.GetBytes(Script));
        _app.File("wwwroot/ui/tiny.css", "a{}"u8.ToArray());
        _app.File("wwwroot/ui/picture.png", new byte[5000]);
        var services = new ServiceCollection().AddLogging();
        services.AddMvcCore();
        _services = services.BuildServiceProvider();
    }

    public void Dispose()
    {
        _services.Dispose();
        _app.Dispose();
    }

    [Theory]
    [InlineData("app.js", "text/javascript; charset=utf-8")]
    [InlineData("tiny.css", "text/css; charset=utf-8")]
    [InlineData("picture.png", "image/png")]
    public async Task Asset_IsSentWithItsTypeAndToBeAskedForAgain(string path, string type)
    {
        var answer = await AssetAsync(path);
        Assert.Equal((200, type), (answer.Response.StatusCode, answer.Response.ContentType));
        Assert.Equal("public, max-age=0, must-revalidate", answer.Response.Headers.CacheControl);
        Assert.Equal("nosniff no-referrer", $"{answer.Response.Headers.XContentTypeOptions} {answer.Response.Headers["Referrer-Policy"]}");
        Assert.Equal(File.ReadAllBytes(Path.Combine(_app.Path, "wwwroot/ui", path)), Body(answer));
        Assert.Equal(Body(answer).Length, answer.Response.ContentLength);
    }

    [Fact]
    public async Task Home_IsTheDocument_WithAPolicyThatLetsItReachItsOwnServiceAndTheAudioOnly()
    {
        var answer = await HomeAsync();
        Assert.Equal((200, "text/html; charset=utf-8", "no-cache"), (answer.Response.StatusCode, answer.Response.ContentType, answer.Response.Headers.CacheControl.ToString()));
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' https://songs.blob.core.windows.net; "
            + "media-src 'self' blob: https://songs.blob.core.windows.net; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            answer.Response.Headers.ContentSecurityPolicy);
        Assert.Equal("nosniff no-referrer", $"{answer.Response.Headers.XContentTypeOptions} {answer.Response.Headers["Referrer-Policy"]}");
        Assert.Equal("<!doctype html><title>Ünë</title>", Encoding.UTF8.GetString(Body(answer)));
    }

    [Fact]
    public async Task Policy_OnTheEmulator_NamesItsPortAndNotItsAccount()
    {
        var answer = await HomeAsync(account: "UseDevelopmentStorage=true");
        Assert.Contains("connect-src 'self' http://127.0.0.1:10000;", answer.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("identity", "")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0.1, gzip;q=0.9", "gzip")]
    [InlineData("br;q=0, gzip;q=0", "")]
    [InlineData("nonsense,,;;q=", "")]
    public async Task Text_IsCompressedAsTheBrowserTakesIt(string? accepted, string expected)
    {
        var answer = await AssetAsync("app.js", acceptEncoding: accepted);
        Assert.Equal(expected, answer.Response.Headers.ContentEncoding.ToString());
        Assert.Equal("Accept-Encoding", answer.Response.Headers.Vary);
        Assert.Equal(Script, Encoding.UTF8.GetString(Expand(Body(answer), expected)));
        Assert.True(expected.Length == 0 || answer.Response.ContentLength < Script.Length / 10);
    }

    [Theory]
    [InlineData("tiny.css")]
    [InlineData("picture.png")]
    public async Task WhatGetsNoSmaller_OrIsNoText_IsSentAsItIs(string path)
    {
        var answer = await AssetAsync(path, acceptEncoding: "br, gzip");
        Assert.Equal(0, answer.Response.Headers.ContentEncoding.Count);
    }

    [Fact]
    public async Task Tags_DifferByContentAndCoding_AndStayWithThem()
    {
        string?[] tags = [await TagAsync("app.js", null), await TagAsync("app.js", "gzip"), await TagAsync("app.js", "br"), await TagAsync("tiny.css", null)];
        Assert.Equal(4, tags.Distinct().Count());
        Assert.All(tags, tag => Assert.Matches("^\"[0-9a-f]{32}(-br|-gzip)?\"$", tag));
        Assert.Equal(tags[2], await TagAsync("app.js", "br"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData(null)]
    public async Task WhoeverHasItAlready_IsToldSo(string? accepted)
    {
        var tag = await TagAsync("app.js", accepted);
        var answer = await AssetAsync("app.js", accepted, ifNoneMatch: $"\"other\", {tag}");
        Assert.Equal((304, tag), (answer.Response.StatusCode, answer.Response.Headers.ETag.ToString()));
        Assert.Empty(Body(answer));
        Assert.Equal("public, max-age=0, must-revalidate", answer.Response.Headers.CacheControl);
        var changed = await AssetAsync("app.js", accepted, ifNoneMatch: "\"other\"");
        Assert.Equal(200, changed.Response.StatusCode);
    }

    [Fact]
    public async Task Head_HasTheLengthAndNoBody()
    {
        var answer = await AssetAsync("app.js", method: "HEAD");
        Assert.Equal((200, Script.Length), (answer.Response.StatusCode, answer.Response.ContentLength));
        Assert.Empty(Body(answer));
    }

    [Theory]
    [InlineData("none.js")]
    [InlineData("../index.html")]
    [InlineData("../../appsettings.json")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData(null)]
    public async Task WhatThePageDoesNotHave_IsAProblem(string? path)
    {
        var answer = await AssetAsync(path);
        Assert.Equal((404, "application/problem+json; charset=utf-8"), (answer.Response.StatusCode, answer.Response.ContentType));
        Assert.Equal("nosniff", answer.Response.Headers.XContentTypeOptions);
        Assert.Contains("The page has no such file.", Encoding.UTF8.GetString(Body(answer)), StringComparison.Ordinal);
    }

    private static byte[] Body(HttpContext answer) => ((MemoryStream)answer.Response.Body).ToArray();

    private static byte[] Expand(byte[] body, string coding)
    {
        using Stream stream = coding switch
        {
            "br" => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
            _ => new MemoryStream(body),
        };
        using var expanded = new MemoryStream();
        stream.CopyTo(expanded);
        return expanded.ToArray();
    }

    private async Task<string> TagAsync(string path, string? acceptEncoding) => (await AssetAsync(path, acceptEncoding)).Response.Headers.ETag.ToString();

    private Task<HttpContext> AssetAsync(string? path, string? acceptEncoding = null, string? ifNoneMatch = null, string method = "GET")
    {
        var request = Call.Request();
        request.Method = method;
        request.Headers.AcceptEncoding = acceptEncoding;
        request.Headers.IfNoneMatch = ifNoneMatch;
        return WriteAsync(request, new PageAsset(Answers(Account)).Run(request, path));
    }

    private Task<HttpContext> HomeAsync(string account = Account)
    {
        var request = Call.Request();
        request.Method = "GET";
        return WriteAsync(request, new HomePage(Answers(account)).Run(request));
    }

    private PageAnswers Answers(string account) => new(
        PageFiles.Read(_app.Path),
        new AudioStorage(new ConfigurationBuilder().AddInMemoryCollection([new(AudioStorage.Connection, account)]).Build()));

    private async Task<HttpContext> WriteAsync(HttpRequest request, IActionResult answer)
    {
        var context = request.HttpContext;
        context.RequestServices = _services;
        context.Response.Body = new MemoryStream();
        await answer.ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()));
        return context;
    }
}
