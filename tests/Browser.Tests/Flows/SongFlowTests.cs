using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenreFunctions.Browser.Tests.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>One song, seen, heard and tagged again.</summary>
[Collection(ServicePages.Name)]
public sealed class SongFlowTests(BrowserFixture fixture)
{
    private const double Seconds = 30;

    [Fact]
    public async Task Song_IsFoundOpenedAndHeard_ByKeyboardAlone()
    {
        var uploaded = await fixture.UploadAsync("keyboard/album/Half a Minute.wav", Seconds, seed: 21);
        var songId = uploaded.GetProperty("songId").GetString()!;
        await fixture.CostsAsync(songId, 1);
        await fixture.OnPageAsync(async page =>
        {
            var keyboard = page.Page.Keyboard;
            await page.GoAsync("/#/songs?publisher=keyboard");
            await page.ShowsAsync([songId]);
            await keyboard.PressAsync("Tab");
            Assert.Equal("skip-link", await page.FocusAsync());
            await keyboard.PressAsync("Enter");
            Assert.Equal("main", await page.FocusAsync());
            await page.TabToAsync("song-link");
            await keyboard.PressAsync("Enter");

            await Expect(page.Part("song-title")).ToHaveTextAsync("Half a Minute.wav");
            await Expect(page.Part("song-title")).ToBeFocusedAsync();
            Assert.Equal("Half a Minute.wav · GenreFunctions", await page.Page.TitleAsync());

            var song = await fixture.JsonAsync($"api/songs/{songId}");
            await page.TabToAsync("song-timeline-slider");
            var readout = page.Part("song-readout");
            await SaysAsync(readout, song, 0);
            await keyboard.PressAsync("ArrowRight");
            await SaysAsync(readout, song, 3);
            await keyboard.PressAsync("End");
            await SaysAsync(readout, song, 27);
            await keyboard.PressAsync("ArrowLeft");
            await SaysAsync(readout, song, 24);
            await Expect(page.Part("song-timeline-slider")).ToHaveAttributeAsync("aria-valuenow", "24");
            await keyboard.PressAsync("Home");
            await SaysAsync(readout, song, 0);

            await keyboard.PressAsync("Space");
            var audio = page.Part("song-audio");
            await page.SeesAsync(() => audio.EvaluateAsync<double>("audio => audio.currentTime"), time => time > 0.05, time => $"the song plays; it is at {time} s.");
            Assert.Equal(Seconds, await audio.EvaluateAsync<double>("audio => audio.duration"), 0.2);
            Assert.StartsWith(fixture.Storage.Blobs.Uri.ToString(), await audio.EvaluateAsync<string>("audio => audio.currentSrc"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Song_ShowsItsTagsAndPictures_AndIsTaggedAgain()
    {
        var uploaded = await fixture.UploadAsync("shown/Half a Minute.wav", Seconds, seed: 22);
        var songId = uploaded.GetProperty("songId").GetString()!;
        await fixture.CostsAsync(songId, 1);
        await fixture.OnPageAsync(async page =>
        {
            await page.GoAsync($"/#/songs/{songId}");
            var tags = (await fixture.JsonAsync($"api/songs/{songId}")).GetProperty("tags").EnumerateArray().ToArray();
            await Expect(page.Part("song-tag")).ToHaveCountAsync(tags.Length);
            var shown = await page.Part("song-tag").AllAsync();
            foreach (var (tag, item) in tags.Zip(shown))
            {
                Assert.Equal(tag.GetProperty("label").GetString(), await item.Locator("[data-genre]").GetAttributeAsync("data-genre"));
                var text = await item.Locator(".number").InnerTextAsync();
                if (!text.StartsWith('<'))
                    Shown.IsShare(text, tag.GetProperty("probability").GetDecimal(), digits: 1);
            }

            // Segments of one genre in a row are one line.
            await page.Part("song-timeline-table").Locator("summary").PressAsync("Enter");
            var genres = (await fixture.JsonAsync($"api/songs/{songId}")).GetProperty("timeline").EnumerateArray().Select(segment => segment.GetProperty("genre").GetString()!).ToArray();
            var runs = genres.Where((genre, segment) => segment == 0 || genre != genres[segment - 1]).Select(Shown.Genre);
            var cells = await page.Part("song-timeline-table").Locator("table").CellsAsync();
            Assert.Equal(runs, cells.Select(row => row[2]));
            Assert.Equal(("0:00", "0:30"), (cells[0][0], cells[^1][1]));

            // Ink in every part of the song, and many shades of it.
            Assert.InRange(await ColoursAsync(page, "canvas.score-waveform", 0, 1), 2, 100_000);
            for (var part = 0.0; part < 1; part += 0.25)
                Assert.InRange(await ColoursAsync(page, "canvas.score-spectrogram", part, 0.25), 20, 100_000);

            await page.Part("retag").PressAsync("Enter");
            await Expect(page.Part("song-cost-total")).ToContainTextAsync("2 runs");
            await Expect(page.Part("retag")).ToBeFocusedAsync();
            var costs = await fixture.CostsAsync(songId, 2);
            Assert.Equal(2, costs.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("instanceId").GetString()).Distinct().Count());
        });
    }

    [Fact]
    public async Task CostLines_SumToTheShownTotal()
    {
        var site = await fixture.CatalogueAsync();
        var song = SeededSongs.All.Last(song => song.Meters.Executions.Any(execution => execution.IsRetry));
        await fixture.OnPageAsync(
            async page =>
            {
                page.Expect("410"); // Its audio never was in storage.
                await page.GoAsync($"/#/songs/{song.SongId}");
                await Expect(page.Part("cost-line").First).ToBeVisibleAsync();
                var lines = await page.Part("cost-line").Locator("td:nth-child(5) data").EvaluateAllAsync<string[]>("all => all.map(data => data.value)");
                Assert.InRange(lines.Length, 8, 30);
                var total = await page.Part("song-cost-total").Locator("data").GetAttributeAsync("value");
                Assert.Equal(Money(total!), lines.Sum(Money));
                Assert.Equal((await site.JsonAsync($"api/costs/{song.SongId}")).GetProperty("cost").GetDecimal(), Money(total!));
                var executions = await page.Part("cost-execution").Locator("td:nth-child(2)").AllInnerTextsAsync();
                Assert.Equal(song.Meters.Executions.Count, executions.Sum(times => int.Parse(times, CultureInfo.InvariantCulture)));
                Assert.Equal(song.Meters.Executions.Select(execution => (execution.Function, execution.Attempt, execution.Basis)).Distinct().Count(), executions.Count);
                await Expect(page.Part("song-costs")).ToContainTextAsync("Retries made up");
            },
            site: site);
    }

    private static decimal Money(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // "0:03: Jazz, 81% · Calmness, 45%": the segment's genre, and the mood that most would feel.
    private static async Task SaysAsync(ILocator readout, JsonElement song, int seconds)
    {
        bool IsAt(JsonElement segment) => segment.GetProperty("startSeconds").GetDouble() <= seconds && seconds < segment.GetProperty("endSeconds").GetDouble();
        var segment = song.GetProperty("timeline").EnumerateArray().Single(IsAt);
        var shares = song.GetProperty("moods").GetProperty("timeline").EnumerateArray().Single(IsAt).GetProperty("shares").EnumerateArray().Select(share => share.GetDecimal()).ToList();
        var mood = song.GetProperty("moods").GetProperty("moods")[shares.IndexOf(shares.Max())].GetProperty("label").GetString()!;
        await Expect(readout).ToHaveTextAsync(new Regex($"^0:{seconds:00}: {Shown.Genre(segment.GetProperty("genre").GetString()!)}, \\d+% · {Shown.Mood(mood)}, \\d+%$"));
        var said = (await readout.InnerTextAsync()).Split('·');
        Shown.IsShare(said[0].Split(',')[1], segment.GetProperty("probability").GetDecimal());
        Shown.IsShare(said[1], shares.Max());
    }

    // How many colours a stretch of a canvas has.
    private static Task<int> ColoursAsync(OpenPage page, string canvas, double from, double share) => page.SeesAsync(
        () => page.Page.EvaluateAsync<int>(
            """
            ([selector, from, share]) => {
                const canvas = document.querySelector(selector);
                if (!canvas || canvas.width === 0) return 0;
                const { data } = canvas.getContext("2d").getImageData(canvas.width * from, 0, Math.max(1, canvas.width * share), canvas.height);
                return new Set(new Uint32Array(data.buffer)).size;
            }
            """,
            new object[] { canvas, from, share }),
        colours => colours > 0,
        _ => $"there is a {canvas}.");
}
