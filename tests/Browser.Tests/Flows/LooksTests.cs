using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>Every view, light and dark, wide, narrow and on paper: everybody can read it, and nothing has to be scrolled sideways. Pictures stay in artifacts/browser.</summary>
[Collection(ServicePages.Name)]
public sealed partial class LooksTests(BrowserFixture fixture)
{
    private static Task<string>? _song;

    [Theory]
    [InlineData("desktop")]
    [InlineData("desktop-dark")]
    [InlineData("phone")]
    [InlineData("phone-dark")]
    public async Task Lists_CanBeReadByEverybody(string look)
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync();
                await Expect(page.Part("song-row")).ToHaveCountAsync(50);
                await IsWellAsync(page, $"songs-{look}");

                await page.GoAsync("/#/costs");
                await ReadyAsync(page);
                await IsWellAsync(page, $"costs-{look}");
            },
            ViewOf(look),
            $"{nameof(Lists_CanBeReadByEverybody)}-{look}",
            site);
    }

    [Theory]
    [InlineData("0.0000000732123")]
    [InlineData("98765432101.23")]
    public async Task Costs_OfAnySize_FitOnAPhone(string amount)
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.Page.RouteAsync("**/api/costs**", async route =>
                {
                    var answer = await route.FetchAsync();
                    await route.FulfillAsync(new() { Response = answer, Body = Amounts().Replace(await answer.TextAsync(), known => known.Groups[1].Value + amount) });
                });
                await page.GoAsync("/#/costs");
                await ReadyAsync(page);
                await page.FitsInWidthAsync();
            },
            PageView.Phone,
            $"{nameof(Costs_OfAnySize_FitOnAPhone)}-{amount}",
            site);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("desktop-dark")]
    [InlineData("phone")]
    [InlineData("phone-dark")]
    public async Task Song_AndUploads_CanBeReadByEverybody(string look)
    {
        var song = await SongAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                page.Expect(OpenPage.NotYetTagged);
                await OpenAsync(page, song);
                await IsWellAsync(page, $"song-{look}");

                // One waits for whose it is, the other is no song at all.
                await page.Part("upload-button").ClickAsync();
                await page.DropAsync("waiting.wav", SongBytes.Wav(4));
                await Expect(page.Part("upload-row")).ToHaveAttributeAsync("data-state", "waiting");
                await page.Part("upload-publisher").FillAsync($"looks-{look}");
                await page.Part("upload-publisher").PressAsync("Enter");
                await page.DropAsync("no song at all.wav", "This is text."u8.ToArray());
                await Expect(page.Part("upload-row").Nth(0)).ToHaveAttributeAsync("data-state", "done");
                await Expect(page.Part("upload-row").Nth(1)).ToHaveAttributeAsync("data-state", "failed");
                await IsWellAsync(page, $"uploads-{look}");
            },
            ViewOf(look),
            $"{nameof(Song_AndUploads_CanBeReadByEverybody)}-{look}");
    }

    [Fact]
    public async Task Paper_IsWhiteWithInk_AndHoldsNothingToPress()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync();
                await Expect(page.Part("song-row")).ToHaveCountAsync(50);
                await IsPaperAsync(page, "songs-paper");
                await page.GoAsync("/#/costs");
                await ReadyAsync(page);
                await IsPaperAsync(page, "costs-paper");
            },
            PageView.DarkDesktop,
            site: site);
        var song = await SongAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await OpenAsync(page, song);
                await IsPaperAsync(page, "song-paper");
            },
            PageView.DarkDesktop);
    }

    private static PageView ViewOf(string look) => look switch { "desktop-dark" => PageView.DarkDesktop, "phone" => PageView.Phone, "phone-dark" => PageView.DarkPhone, _ => PageView.Desktop };

    private static async Task IsWellAsync(OpenPage page, string picture)
    {
        await page.ScreenshotAsync(picture);
        await page.FitsInWidthAsync();
        await page.IsAccessibleAsync();
    }

    private static async Task IsPaperAsync(OpenPage page, string name)
    {
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.ScreenshotAsync(name);
        // Headings of columns stay, and so do the fields that say what is assumed.
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("button:not(.sort-button), select, audio, nav a")]
                .filter(element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1 && !element.closest(".visually-hidden"))
                .map(element => element.outerHTML.slice(0, 120))
            """));
        Assert.Equal("rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('h1')).color"));
        await page.IsAccessibleAsync();
        var paper = await page.Page.PdfAsync(new() { Path = Artifacts.File($"{name}.pdf"), Format = "A4", PrintBackground = true });
        Assert.InRange(paper.Length, 10_000, 5_000_000);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task ReadyAsync(OpenPage page)
    {
        await Expect(page.Part("costs-songs-value")).ToHaveTextAsync("10,000");
        foreach (var part in new[] { "costs-dearest-table", "costs-publishers-chart", "costs-forecast-figures", "costs-case-table" })
            await Expect(page.Part(part)).ToBeVisibleAsync();
    }

    private static async Task OpenAsync(OpenPage page, string songId)
    {
        await page.GoAsync($"/#/songs/{songId}");
        await Expect(page.Page.Locator("canvas.score-spectrogram")).ToBeVisibleAsync();
        await Expect(page.Part("cost-line").First).ToBeVisibleAsync();
        await page.Part("song-timeline-table").Locator("summary").ClickAsync();
    }

    // Uploaded once: the same name again would be another version.
    private Task<string> SongAsync() => _song ??= UploadAsync();

    private async Task<string> UploadAsync()
    {
        var songId = (await fixture.UploadAsync("looks/A rather long name of a song, as publishers have them (2026 Remaster, feat. Somebody).wav", 30, seed: 31)).GetProperty("songId").GetString()!;
        await fixture.CostsAsync(songId, 1);
        return songId;
    }

    [GeneratedRegex("""("(?:cost|mean|median|p95|per1000|perSong|total|songsCost|idleCost|grandTotal|retryCost|idle|costPerSong|costPerYear)":)-?[0-9.eE+-]+""")]
    private static partial Regex Amounts();
}
