using System.Globalization;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>With 10,000 songs or with ten, whoever opens the page sees it at once: it is painted before any data is there.</summary>
[Collection(ServicePages.Name)]
public sealed class FirstPaintTests(BrowserFixture fixture, ITestOutputHelper output)
{
    private const string FirstPaint = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";
    private const int Measurements = 5;

    [Theory]
    [InlineData("/", "Songs")]
    [InlineData("/#/costs", "Costs")]
    public async Task Page_IsPainted_WhileTheServiceHasNotAnswered(string address, string heading) => await fixture.OnPageAsync(
        async page =>
        {
            var answer = new TaskCompletionSource();
            await page.Page.RouteAsync("**/api/**", async route =>
            {
                await answer.Task;
                await route.ContinueAsync();
            });
            await page.GoAsync(address);
            await Expect(page.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await Expect(page.Part("skeleton").First).ToBeVisibleAsync();
            await page.SeesAsync(() => page.Page.EvaluateAsync<double?>(FirstPaint), time => time is not null, _ => "the page is painted while no answer is there.");
            Assert.Empty(await page.SongsAsync());

            answer.SetResult();
            await Expect(page.Part(heading == "Songs" ? "song-row" : "costs-per-song-value").First).ToBeVisibleAsync();
        },
        name: $"{nameof(Page_IsPainted_WhileTheServiceHasNotAnswered)}-{heading}",
        site: await fixture.CatalogueAsync());

    // No time is asserted here: it is written down, beside pictures, for whoever wants to know.
    [Fact]
    public async Task Page_OfTenThousandSongs_ShowsThemAll_AndItsTimesAreWrittenDown()
    {
        var site = await fixture.CatalogueAsync();
        var lines = new List<string>();
        for (var i = 0; i < Measurements; i++)
        {
            await fixture.OnPageAsync(
                async page =>
                {
                    await page.GoAsync();
                    await Expect(page.Part("song-count")).ToHaveTextAsync("10,000 songs");
                    var painted = await page.Page.EvaluateAsync<double>(FirstPaint);
                    var answered = await page.Page.EvaluateAsync<double>("() => performance.getEntriesByType('resource').find(entry => entry.name.includes('api/songs')).responseEnd");
                    lines.Add(string.Create(CultureInfo.InvariantCulture, $"first contentful paint {painted:0} ms, songs answered {answered:0} ms"));
                },
                site: site);
        }

        foreach (var line in lines)
            output.WriteLine(line);
        await File.WriteAllLinesAsync(Artifacts.File("first-paint.txt"), lines);
        Assert.Equal(Measurements, lines.Count);
    }
}
