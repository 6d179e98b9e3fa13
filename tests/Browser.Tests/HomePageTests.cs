using System.Net;

namespace GenreFunctions.Browser.Tests;

/// <summary>The page as it is when somebody opens it.</summary>
[Collection(ServicePages.Name)]
public sealed class HomePageTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("desktop-dark")]
    [InlineData("phone")]
    [InlineData("phone-dark")]
    public Task Page_Opened_LoadsWithoutAProblemAndCanBeReadByEverybody(string view) => fixture.OnPageAsync(
        async page =>
        {
            await page.GoAsync();
            Assert.EndsWith("GenreFunctions", await page.Page.TitleAsync(), StringComparison.Ordinal);
            await page.ScreenshotAsync($"home-{view}");
            await page.IsAccessibleAsync();
            await page.FitsInWidthAsync();
        },
        view switch { "desktop-dark" => PageView.DarkDesktop, "phone" => PageView.Phone, "phone-dark" => PageView.DarkPhone, _ => PageView.Desktop });

    [Fact]
    public async Task Page_CarriesAPolicyThatNamesTheStorageOfThisService()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(fixture.Address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var audio = fixture.Storage.Blobs.Uri.GetLeftPart(UriPartial.Authority);
        Assert.Contains($"connect-src 'self' {audio};", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("no-cache", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_ComesFromThisServiceToo()
    {
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });
        Assert.Contains("Chart.js", await http.GetStringAsync(new Uri(fixture.Address, "ui/lib/chart.umd.min.js")), StringComparison.Ordinal);
        Assert.Contains("MIT", await http.GetStringAsync(new Uri(fixture.Address, "ui/lib/chart.LICENSE.md")), StringComparison.Ordinal);
    }

    // The page's own way: leave from the API, then straight to the storage, which is another origin.
    [Fact]
    public Task Song_UploadedByThePage_IsTagged() => fixture.OnPageAsync(async page =>
    {
        await page.GoAsync();
        var status = await page.Page.EvaluateAsync<int>(
            """
            async song => {
                const grant = await (await fetch("/api/uploads", { method: "POST", body: JSON.stringify({ publisher: "browser", name: "by page.wav" }) })).json();
                const content = Uint8Array.from(atob(song), character => character.charCodeAt(0));
                const headers = { ...grant.headers, "content-type": "audio/wav", "x-ms-blob-content-type": "audio/wav" };
                const answer = await fetch(grant.url, { method: "PUT", headers, body: content });
                return answer.headers.get("etag") ? answer.status : 0;
            }
            """,
            Convert.ToBase64String(SongBytes.Wav(4)));
        Assert.Equal((int)HttpStatusCode.Created, status);
        Assert.Equal("tagged", (await fixture.SongAsync("browser/by page.wav")).GetProperty("outcome").GetString());
    });
}
