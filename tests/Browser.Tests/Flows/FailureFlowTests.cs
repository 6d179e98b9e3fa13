using System.Text.RegularExpressions;
using GenreFunctions.Browser.Tests.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>Service or storage are out of order for a while: the page says so, and goes on when told to.</summary>
[Collection(ServicePages.Name)]
public sealed class FailureFlowTests(BrowserFixture fixture)
{
    private const string Problem = """{"type":"about:blank","title":"Not now","status":503,"detail":"The database is being moved to a larger machine."}""";

    [Theory]
    [InlineData("/", "song-row")]
    [InlineData("/#/costs", "costs-total-value")]
    public async Task Service_OutOfOrder_IsSaid_AndTryingAgainWorks(string address, string wanted) => await fixture.OnPageAsync(
        async page =>
        {
            page.Expect("503");
            await page.Page.RouteAsync("**/api/**", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = Problem }));
            await page.GoAsync(address);
            var error = page.Part("error-state").First;
            await Expect(error).ToContainTextAsync("The database is being moved to a larger machine.");
            await Expect(error).ToContainTextAsync("Not now");
            await page.IsAccessibleAsync();
            await page.ScreenshotAsync($"out-of-order-{wanted}");
            await page.Page.UnrouteAllAsync();
            await error.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
            await Expect(page.Part(wanted).First).ToBeVisibleAsync();
            await Expect(page.Part("error-state")).ToHaveCountAsync(0);
        },
        name: $"{nameof(Service_OutOfOrder_IsSaid_AndTryingAgainWorks)}-{wanted}",
        site: await fixture.CatalogueAsync());

    [Fact]
    public async Task Song_OutOfOrder_IsSaid_AndTryingAgainWorks()
    {
        var song = SeededSongs.All[^1];
        await fixture.OnPageAsync(
            async page =>
            {
                page.Expect("503");
                page.Expect("410"); // Its audio never was in storage.
                await page.Page.RouteAsync($"**/api/songs/{song.SongId}", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = Problem }));
                await page.GoAsync($"/#/songs/{song.SongId}");
                await Expect(page.Part("error-state")).ToContainTextAsync("larger machine");
                await page.Page.UnrouteAllAsync();
                await page.Part("error-state").GetByRole(AriaRole.Button).ClickAsync();
                await Expect(page.Part("song-title")).ToHaveTextAsync(song.Name.Split('/')[^1]);
            },
            site: await fixture.CatalogueAsync());
    }

    [Fact]
    public Task Storage_ThatRefusesASong_IsSaidInItsRow_AndTryingAgainWorks() => fixture.OnPageAsync(async page =>
    {
        page.Expect(OpenPage.NotYetTagged);
        page.Expect("403");
        await page.Page.RouteAsync(
            new Regex("/audio/refused/"),
            route => route.FulfillAsync(new() { Status = 403, Headers = new Dictionary<string, string> { ["access-control-allow-origin"] = "*", ["access-control-allow-headers"] = "*", ["access-control-allow-methods"] = "*" } }));
        await page.GoAsync();
        await page.UploadsOfAsync("refused");
        await page.DropAsync("song.wav", SongBytes.Wav(4, seed: 51));
        var row = page.Part("upload-row");
        await Expect(row).ToHaveAttributeAsync("data-state", "failed");
        await Expect(row).ToContainTextAsync("The storage refused the file");
        await Expect(page.Part("upload-summary")).ToHaveTextAsync("0 of 1 done, 1 failed");
        Assert.False((await fixture.Audio.GetBlobClient("refused/song.wav").ExistsAsync()).Value);

        await page.Page.UnrouteAllAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-state", "done");
        await Expect(page.Part("upload-summary")).ToHaveTextAsync("1 of 1 done");
        Assert.True((await fixture.Audio.GetBlobClient("refused/song.wav").ExistsAsync()).Value);
    });
}
