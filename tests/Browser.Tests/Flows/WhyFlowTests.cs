using System.Globalization;
using System.Text.Json;
using GenreFunctions.Browser.Tests.Seeding;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>Why a song was tagged as it was, asked by whoever wants to know.</summary>
[Collection(ServicePages.Name)]
public sealed class WhyFlowTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Why_IsExplainedOnRequest_ByKeyboardAlone_ForEveryLabel()
    {
        var songId = (await fixture.UploadAsync("why/Half a Minute.wav", 30, seed: 41)).GetProperty("songId").GetString()!;
        await fixture.CostsAsync(songId, 1);
        await fixture.OnPageAsync(async page =>
        {
            var asked = 0;
            page.Page.Request += (_, request) => asked += request.Url.Contains("/explanation", StringComparison.Ordinal) ? 1 : 0;
            await page.GoAsync($"/#/songs/{songId}");
            await Expect(page.Part("cost-line").First).ToBeVisibleAsync();
            Assert.Equal(0, asked);

            await page.Part("why-ask").PressAsync("Enter");
            await Expect(page.Part("why-sentences")).ToBeVisibleAsync(); // One song is explained at a time.
            await ShowsAsync(page, await fixture.JsonAsync($"api/songs/{songId}/explanation"));
            await Expect(page.Part("why-label")).ToBeFocusedAsync();
            Assert.Equal(1, asked);
            await page.IsAccessibleAsync();
            await page.FitsInWidthAsync();
            await page.ScreenshotAsync("song-why");

            await page.Part("why-all").PressAsync("Enter");
            await Expect(page.Part("why-group")).ToHaveCountAsync(29);

            var last = (await fixture.JsonAsync($"api/songs/{songId}")).GetProperty("tags").EnumerateArray().Last().GetProperty("label").GetString()!;
            await page.Part("why-label").SelectOptionAsync(last);
            await ShowsAsync(page, await fixture.JsonAsync($"api/songs/{songId}/explanation?label={last}"));
        });
    }

    [Fact]
    public async Task Why_NoExplanation_SaysSoAndLeavesTheRestAsItIs()
    {
        var site = await fixture.CatalogueAsync();
        var song = SeededSongs.All.Last(song => song.Outcome == SongOutcome.Tagged);
        await fixture.OnPageAsync(
            async page =>
            {
                page.Expect("410"); // Its audio never was in storage.
                page.Expect("409"); // And its model is nowhere.
                await page.GoAsync($"/#/songs/{song.SongId}");
                await page.Part("why-ask").ClickAsync();
                var why = page.Part("song-why");
                await Expect(why.GetByTestId("error-state")).ToContainTextAsync("was tagged by the model gtzan-mlp@seeded, which the service has no more");
                await Expect(why.GetByRole(Microsoft.Playwright.AriaRole.Button)).ToHaveTextAsync("Try again");
                await Expect(page.Part("song-tag")).ToHaveCountAsync(song.Version.Result.Tags.Count);
            },
            site: site);
    }

    [Fact]
    public async Task Why_SongWithoutTags_IsNotAsked()
    {
        var site = await fixture.CatalogueAsync();
        var song = SeededSongs.All.Last(song => song.Outcome == SongOutcome.Silent);
        await fixture.OnPageAsync(
            async page =>
            {
                page.Expect("410");
                await page.GoAsync($"/#/songs/{song.SongId}");
                await Expect(page.Part("song-message")).ToBeVisibleAsync();
                await Expect(page.Part("song-why")).ToHaveCountAsync(0);
            },
            site: site);
    }

    private static async Task ShowsAsync(OpenPage page, JsonElement explanation)
    {
        await Expect(page.Part("why-sentences")).ToHaveTextAsync(string.Join(' ', explanation.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString())));
        var groups = explanation.GetProperty("groups").EnumerateArray().ToArray();
        var rows = await page.Part("why-groups").CellsAsync();
        Assert.Equal(8, rows.Length);
        foreach (var (row, group) in rows.Zip(groups))
        {
            var value = group.GetProperty("value").GetDouble();
            Assert.Equal(100 * value, double.Parse(row[0].Replace('−', '-'), CultureInfo.InvariantCulture), 0.0501);
            Assert.Equal(group.GetProperty("words").GetString(), row[2]);
            Assert.StartsWith(group.GetProperty("measure").GetString()!, row[3], StringComparison.Ordinal);
        }

        // A bar is on its value's side of the middle, and as long beside the longest as the value beside the greatest.
        var bars = await page.Page.EvaluateAsync<double[]>(
            """
            () => [...document.querySelectorAll("[data-testid=why-group] .why-bar")].map(bar => {
                const [outer, inner] = [bar.getBoundingClientRect(), bar.firstElementChild.getBoundingClientRect()];
                const middle = (outer.left + outer.right) / 2;
                return Math.abs(inner.left - middle) < 1.5 ? inner.width : Math.abs(inner.right - middle) < 1.5 ? -inner.width : NaN;
            })
            """);
        var greatest = Math.Abs(groups[0].GetProperty("value").GetDouble());
        foreach (var (bar, group) in bars.Zip(groups))
            Assert.Equal(group.GetProperty("value").GetDouble() / greatest, bar / Math.Abs(bars[0]), 0.03);
    }
}
