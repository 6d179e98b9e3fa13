using System.Net.Sockets;
using System.Text;

namespace GenreFunctions.Browser.Tests;

/// <summary>Paths as nobody's library would send them, straight to the service's socket.</summary>
[Collection(ServicePages.Name)]
public sealed class PathTraversalTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("/host.json")]
    [InlineData("//host.json")]
    [InlineData("/ui/../host.json")]
    [InlineData("/ui/../../host.json")]
    [InlineData("/ui/%2e%2e/host.json")]
    [InlineData("/ui/%2e%2e/%2e%2e/host.json")]
    [InlineData("/ui/..%2f..%2fhost.json")]
    [InlineData("/ui/%2e%2e%2f%2e%2e%2fhost.json")]
    [InlineData("/ui/%252e%252e/%252e%252e/host.json")]
    [InlineData("/ui/..\\..\\host.json")]
    [InlineData("/ui/..%5c..%5chost.json")]
    [InlineData("/ui/%c0%ae%c0%ae/host.json")]
    [InlineData("/ui//etc/passwd")]
    [InlineData("/ui/%2fetc%2fpasswd")]
    [InlineData("/ui/../wwwroot/../host.json")]
    [InlineData("/ui/app.js%00")]
    [InlineData("/ui/app.js%00.png")]
    [InlineData("/ui/app.js/../../../host.json")]
    [InlineData("/ui/lib")]
    [InlineData("/ui/index.html")]
    [InlineData("/index.html")]
    [InlineData("/wwwroot/index.html")]
    [InlineData("/GenreFunctions.Functions.dll")]
    [InlineData("/ui/../keys.json")]
    public async Task Path_ThatIsNoFileOfThePage_GivesNothing(string path)
    {
        var answer = await AskAsync(path);
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        foreach (var content in (string[])["routePrefix", "root:", "<html", "await", "masterKey"])
            Assert.DoesNotContain(content, answer, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fixture.Address.Host, fixture.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
