using System.Globalization;
using System.Text.Json;
using GenreFunctions.Browser.Tests.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>What finance looks at: the same figures as the API's, and those the same as adding up all songs by hand.</summary>
[Collection(ServicePages.Name)]
public sealed class CostFlowTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Figures_AreThoseOfTheApi_AndOfAllSongsAddedUp()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync("/#/costs");
                await Expect(page.Part("costs-songs-value")).ToHaveTextAsync("10,000");
                var costs = await site.JsonAsync("api/costs");
                var total = costs.GetProperty("total");
                await IsAmountAsync(page, "costs-per-song-value", total.GetProperty("median"));
                await IsAmountAsync(page, "costs-median", total.GetProperty("median"));
                await IsAmountAsync(page, "costs-mean", total.GetProperty("mean"));
                await IsAmountAsync(page, "costs-p95", total.GetProperty("p95"));
                await IsAmountAsync(page, "costs-per-1000-value", total.GetProperty("per1000"));
                await IsAmountAsync(page, "costs-total-value", costs.GetProperty("grandTotal"));
                Shown.IsShare(await page.Part("costs-idle-share-value").InnerTextAsync(), costs.GetProperty("idle").GetProperty("share").GetDecimal(), digits: 1);
                Shown.IsShare(await page.Part("costs-retry-share-value").InnerTextAsync(), total.GetProperty("retryShare").GetDecimal(), digits: 1);
                await Expect(page.Part("costs-basis")).ToContainTextAsync("not a bill");
                await Expect(page.Part("costs-unpriced")).ToHaveCountAsync(0);

                var every = SeededSongs.All.Select(song => Options.Costing.Of(song.Meters).KnownCost).Order().ToArray();
                Assert.Equal(every.Sum(), total.GetProperty("cost").GetDecimal());
                Assert.Equal(every.Sum() / every.Length, total.GetProperty("mean").GetDecimal(), 15);
                Assert.InRange(total.GetProperty("median").GetDecimal() / every[every.Length / 2], 0.989m, 1.011m);
                Assert.InRange(total.GetProperty("p95").GetDecimal() / every[every.Length * 95 / 100], 0.989m, 1.011m);

                var budget = costs.GetProperty("budget");
                Assert.Equal(Sites.MonthlyBudget, budget.GetProperty("monthly").GetDecimal());
                await Expect(page.Part("costs-budget")).ToContainTextAsync("$6.00");
                Shown.IsShare(await page.Part("costs-budget-value").InnerTextAsync(), budget.GetProperty("share").GetDecimal());
                await Expect(page.Part("costs-trend-chart")).ToContainTextAsync("Budget a day, $0.2");
            },
            site: site);
    }

    [Fact]
    public async Task Panels_AreThoseOfTheApi_AndLeadToSongs()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync("/#/costs");
                foreach (var (by, testId) in new[] { ("service", "costs-services-chart"), ("publisher", "costs-publishers-chart"), ("genre", "costs-genres-chart"), ("plan", "costs-plans-chart") })
                {
                    if (by is "genre" or "plan")
                        await page.Part($"costs-by-{by}").CheckAsync();
                    var frame = page.Part("costs-services").Or(page.Part("costs-groups")).GetByTestId(testId);
                    await frame.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();
                    var groups = (await site.JsonAsync($"api/costs?by={by}")).GetProperty("groups").EnumerateArray().ToArray();
                    var rows = await frame.Locator("table").CellsAsync();
                    Assert.Equal(groups.Length, rows.Length);
                    foreach (var (group, row) in groups.Zip(rows))
                    {
                        var key = group.GetProperty("key").GetString()!;
                        Assert.Equal(by == "genre" ? Shown.Genre(key) : key, row[0]);
                        Shown.IsAmount(row[by == "service" ? 1 : 2], group.GetProperty("cost").GetDecimal());
                        if (by != "service")
                            Assert.Equal(group.GetProperty("songs").GetInt32(), Shown.Number(row[1]));
                    }
                }

                var dearest = (await site.JsonAsync("api/costs/songs?limit=10")).GetProperty("songs").EnumerateArray().ToArray();
                var expected = SeededSongs.All.OrderByDescending(song => Options.Costing.Of(song.Meters).KnownCost).First();
                Assert.Equal(expected.SongId, dearest[0].GetProperty("songId").GetString());
                await Expect(page.Part("costs-dearest-song")).ToHaveCountAsync(10);
                await Expect(page.Part("costs-dearest-song").First).ToContainTextAsync(dearest[0].GetProperty("reason").GetString()!);
                page.Expect("410"); // Its audio never was in storage.
                await page.Part("costs-dearest-song").First.GetByRole(AriaRole.Link).ClickAsync();
                await Expect(page.Part("song-title")).ToHaveTextAsync(expected.Name.Split('/')[^1]);
            },
            site: site);
    }

    [Fact]
    public async Task YearAhead_AndBusinessCase_AreThoseOfTheApi()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync("/#/costs");
                await Expect(page.Part("costs-forecast-total-value")).ToBeVisibleAsync();
                await page.Part("costs-songsPerYear").FillAsync("1234567");
                await Expect(page.Part("costs-forecast-total")).ToContainTextAsync("1,234,567");
                var year = await site.JsonAsync("api/costs/forecast?songsPerYear=1234567");
                await IsAmountAsync(page, "costs-forecast-total-value", year.GetProperty("total"), isYear: true);
                await IsAmountAsync(page, "costs-forecast-song-value", year.GetProperty("perSong"));
                await IsAmountAsync(page, "costs-forecast-idle-value", year.GetProperty("idleCost"), isYear: true);

                // The report's 20 million songs, as long as nobody says otherwise.
                await page.Part("costs-songsPerYear").FillAsync("");
                await Expect(page.Part("costs-forecast-total")).ToContainTextAsync("20,000,000");
                var table = page.Part("costs-case-table");
                await Expect(table).ToContainTextAsync("3,200,000");
                await Expect(table).ToContainTextAsync("1,200,000");
                var measured = (await site.JsonAsync("api/costs/case")).GetProperty("measured");
                var row = (await table.CellsAsync()).Single(row => row[0] == "A year with the service");
                Shown.IsAmount(row[3], measured.GetProperty("costPerYear").GetDecimal(), isYear: true);
            },
            site: site);
    }

    [Fact]
    public async Task Csv_DownloadedByTheButton_SumsToTheTotal_ToTheLastDigit()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync("/#/costs?range=7d");
                await Expect(page.Part("costs-songs-value")).ToBeVisibleAsync();
                var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Part("costs-csv").ClickAsync());
                var tomorrow = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);
                var days = $"{tomorrow.AddDays(-7):yyyy-MM-dd}-{tomorrow:yyyy-MM-dd}";
                Assert.Equal($"genre-costs-{days}.csv", download.SuggestedFilename);

                var rows = CsvFile.Read(await File.ReadAllTextAsync(await download.PathAsync())).ToList();
                var costs = await site.JsonAsync($"api/costs?from={days[..10]}&to={days[11..]}");
                Assert.Equal(costs.GetProperty("grandTotal").GetDecimal(), rows.Sum(row => row["ListCost"].Length == 0 ? 0 : decimal.Parse(row["ListCost"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)));
                Assert.Equal(costs.GetProperty("total").GetProperty("songs").GetInt32(), rows.Where(row => row["x_Allocation"] == "Direct").Select(row => row["x_InstanceId"]).Distinct().Count());
                await Expect(page.Part("costs-csv")).ToHaveTextAsync("Download CSV");
            },
            site: site);
    }

    [Fact]
    public async Task Publisher_Chosen_HasItsOwnFigures_AndNoIdle()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync("/#/costs");
                await page.Part("costs-publisher").SelectOptionAsync("Meridian");
                var songs = SeededSongs.All.Where(song => song.Publisher == "Meridian").ToList();
                await Expect(page.Part("costs-songs-value")).ToHaveTextAsync(songs.Count.ToString("N0", CultureInfo.InvariantCulture));
                Shown.IsAmount(await page.Part("costs-total-value").InnerTextAsync(), songs.Sum(song => Options.Costing.Of(song.Meters).KnownCost));
                await Expect(page.Part("costs-idle-share-value")).ToHaveTextAsync("not theirs");
                await page.Page.ReloadAsync();
                await Expect(page.Part("costs-songs-value")).ToHaveTextAsync(songs.Count.ToString("N0", CultureInfo.InvariantCulture));
            },
            site: site);
    }

    [Fact]
    public async Task MissingPrice_IsSaid_AndFiguresAreAtLeast()
    {
        var site = await fixture.FlexAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync("/#/costs");
                await Expect(page.Part("costs-per-song-value")).ToContainTextAsync("at least $");
                await Expect(page.Part("costs-total-value")).ToContainTextAsync("at least $");
                await page.Part("costs-unpriced").Locator("summary").ClickAsync();
                var unpriced = (await site.JsonAsync("api/costs")).GetProperty("unpriced").EnumerateArray().Select(use => use.GetProperty("key").GetString()).ToArray();
                Assert.Contains("durable.actions", unpriced);
                var rows = await page.Part("costs-unpriced-table").CellsAsync();
                Assert.Equal(unpriced, rows.Select(row => row[^1]));
                await page.ScreenshotAsync("costs-at-least");
            },
            site: site);
    }

    private static GenreFunctions.Functions.Costs.CostOptions Options => Sites.CatalogueOptions;

    private static async Task IsAmountAsync(OpenPage page, string testId, JsonElement amount, bool isYear = false) =>
        Shown.IsAmount(await page.Part(testId).InnerTextAsync(), amount.GetDecimal(), isYear);
}
