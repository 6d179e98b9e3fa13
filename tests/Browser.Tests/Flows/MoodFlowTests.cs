using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenreFunctions.Browser.Tests.Seeding;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>What moods a song has and how they change, for the eye and in words.</summary>
[Collection(ServicePages.Name)]
public sealed class MoodFlowTests(BrowserFixture fixture)
{
    private static Task<string>? _song;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mood_OfASong_IsShownAsTheServiceSaysIt(bool dark)
    {
        var songId = await SongAsync();
        var moods = (await fixture.JsonAsync($"api/songs/{songId}")).GetProperty("moods");
        var all = moods.GetProperty("moods").EnumerateArray().ToArray();
        Assert.Equal(9, all.Length);
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync($"/#/songs/{songId}");
                await Expect(page.Part("song-mood-row")).ToHaveCountAsync(all.Length);
                foreach (var (mood, row) in all.Zip(await page.Part("song-mood-row").AllAsync()))
                {
                    var label = mood.GetProperty("label").GetString()!;
                    Assert.StartsWith(Shown.Mood(label), await row.InnerTextAsync(), StringComparison.Ordinal);
                    await Expect(row).ToHaveAttributeAsync("data-mood", label);
                    Shown.IsShare(await row.Locator(".mood-share").InnerTextAsync(), mood.GetProperty("share").GetDecimal());
                    Shown.IsShare(await row.Locator(".mood-likely").InnerTextAsync(), mood.GetProperty("probability").GetDecimal());
                    Assert.Equal(mood.GetProperty("isSaid").GetBoolean(), await row.Locator("strong").CountAsync() == 1);
                    var width = await row.Locator(".bar > span").EvaluateAsync<double>("bar => bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width");
                    Assert.Equal(mood.GetProperty("share").GetDouble(), width, 0.01);
                }

                var said = all.Where(mood => mood.GetProperty("isSaid").GetBoolean()).OrderByDescending(mood => mood.GetProperty("share").GetDouble()).Select(mood => Shown.Mood(mood.GetProperty("label").GetString()!)).ToArray();
                var names = Regex.Split((await page.Part("mood-sentence").InnerTextAsync()).TrimEnd('.'), " and |, ");
                Assert.Equal(said.Length == 0 ? ["No mood stands out"] : said.Take(1).Concat(said.Skip(1).Select(name => name.ToLowerInvariant())), names);

                await Expect(page.Page.Locator("canvas.score-spectrogram")).ToBeVisibleAsync();
                await page.Part("song-mood-table").Locator("summary").PressAsync("Enter");
                var cells = await page.Part("song-mood-table").Locator("table").CellsAsync();
                var timeline = moods.GetProperty("timeline").EnumerateArray().ToArray();
                Assert.Equal(timeline.Length, cells.Length);
                foreach (var (segment, row) in timeline.Zip(cells))
                {
                    foreach (var (share, cell) in segment.GetProperty("shares").EnumerateArray().Zip(row.Skip(2)))
                        Shown.IsShare(cell, share.GetDecimal());
                }

                await page.IsAccessibleAsync();
                await page.FitsInWidthAsync();
                await page.ScreenshotAsync($"song-mood{(dark ? "-dark" : "")}");
            },
            dark ? PageView.DarkDesktop : PageView.Desktop,
            $"{nameof(Mood_OfASong_IsShownAsTheServiceSaysIt)}-{dark}");
    }

    [Fact]
    public async Task Strip_IsTheStrongerTheMoreListeners_InTheLanesOfItsMoods()
    {
        var songId = await SongAsync();
        await fixture.OnPageAsync(async page =>
        {
            // A rising and a falling mood, of which one is said, over the song's own nine.
            await ChangeAsync(page, songId, song =>
            {
                var entries = song["moods"]!["timeline"]!.AsArray();
                for (var i = 0; i < entries.Count; i++)
                    entries[i]!["shares"] = new JsonArray([.. Enumerable.Range(0, 9).Select(mood => JsonValue.Create(mood == 2 ? 0.05 * (i + 1) : mood == 7 ? 0.5 - (0.05 * i) : 0))]);
                foreach (var mood in song["moods"]!["moods"]!.AsArray())
                    mood!["isSaid"] = (string?)mood["label"] == "tenderness";
            });
            await page.GoAsync($"/#/songs/{songId}");
            await Expect(page.Part("song-moods").Locator("li")).ToHaveCountAsync(9);
            var ink = await page.SeesAsync(
                () => page.Page.EvaluateAsync<double[][]>(
                    """
                    () => {
                        const canvas = document.querySelector("[data-testid=song-moods] canvas");
                        if (!canvas || canvas.width === 0) return [];
                        const context = canvas.getContext("2d");
                        const at = (lane, segment) => [...context.getImageData(canvas.width * (segment + 0.5) / 10, canvas.height * (lane + 0.5) / 9, 1, 1).data];
                        const paper = at(0, 0);
                        const far = pixel => Math.hypot(...pixel.map((part, index) => part - paper[index]));
                        return Array.from({ length: 9 }, (_, lane) => Array.from({ length: 10 }, (_, segment) => far(at(lane, segment))));
                    }
                    """),
                lanes => lanes.Length == 9 && lanes[2].Max() > 0,
                _ => "the strip is drawn.");
            for (var lane = 0; lane < 9; lane++)
            {
                if (lane is 2 or 7)
                    Assert.Equal(lane == 2 ? ink[lane].Order() : ink[lane].OrderDescending(), ink[lane]);
                else
                    Assert.All(ink[lane], one => Assert.Equal(0, one));
            }

            Assert.True(ink[2][9] > 3 * ink[2][0] && ink[7][0] > 3 * ink[7][9]);
            await Expect(page.Part("song-readout")).ToHaveTextAsync(new Regex(" · Tension, 50%$"));
            await page.Part("song-timeline-slider").PressAsync("End");
            await Expect(page.Part("song-readout")).ToHaveTextAsync(new Regex(" · Tenderness, 50%$"));
            await Expect(page.Part("song-timeline-slider")).ToHaveAttributeAsync("aria-valuetext", new Regex(" · Tenderness, 50%$"));
        });
    }

    [Fact]
    public async Task Song_TaggedBeforeThereWereMoods_IsShownWithout()
    {
        var songId = await SongAsync();
        await fixture.OnPageAsync(async page =>
        {
            await ChangeAsync(page, songId, song => song.Remove("moods"));
            await page.GoAsync($"/#/songs/{songId}");
            await Expect(page.Part("song-tag").First).ToBeVisibleAsync();
            await Expect(page.Part("song-readout")).ToHaveTextAsync(new Regex("^0:00: [^·]+$"));
            await Expect(page.Part("song-mood")).ToHaveCountAsync(0);
            await Expect(page.Part("song-moods")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task List_ShowsTheMoodsThatSongsAreSaidToHave()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync();
                await Expect(page.Part("song-row")).ToHaveCountAsync(50);
                var seeded = SeededSongs.All.ToDictionary(song => song.SongId);
                var shown = await page.Page.EvaluateAsync<Dictionary<string, string[]>>(
                    "() => Object.fromEntries([...document.querySelectorAll('[data-testid=song-row]')].map(row => [row.dataset.songId, [...row.querySelectorAll('[data-mood]')].map(chip => chip.dataset.mood)]))");
                Assert.All(shown, song => Assert.Equal(seeded[song.Key].Version.Result.Moods?.Moods.Where(mood => mood.IsSaid).Select(mood => mood.Label) ?? [], song.Value));
                Assert.Contains(shown, song => song.Value.Length > 1);
            },
            site: site);
    }

    private static Task<IAsyncDisposable> ChangeAsync(OpenPage page, string songId, Action<JsonObject> change) => page.Page.RouteAsync($"**/api/songs/{songId}", async route =>
    {
        var answer = await route.FetchAsync();
        var song = JsonNode.Parse(await answer.TextAsync())!.AsObject();
        change(song);
        await route.FulfillAsync(new() { Response = answer, Body = song.ToJsonString() });
    });

    // Uploaded once: the same name again would be another version.
    private Task<string> SongAsync() => _song ??= UploadAsync();

    private async Task<string> UploadAsync() => (await fixture.UploadAsync("mood/Half a Minute.wav", 30, seed: 51)).GetProperty("songId").GetString()!;
}
