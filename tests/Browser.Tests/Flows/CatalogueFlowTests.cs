using GenreFunctions.Browser.Tests.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>10,000 songs: what the list shows is what going through all of them by hand gives.</summary>
[Collection(ServicePages.Name)]
public sealed class CatalogueFlowTests(BrowserFixture fixture)
{
    private const int PageSize = 50;

    private static IEnumerable<SeededSong> Newest => SeededSongs.All.Reverse();

    [Fact]
    public async Task Pages_OfTenThousandSongs_AreTheServices() => await fixture.OnPageAsync(
        async page =>
        {
            await page.GoAsync("/");
            await Expect(page.Part("song-count")).ToHaveTextAsync("10,000 songs");
            for (var at = 0; at < 3; at++)
            {
                await page.ShowsAsync(Ids(Newest, at * PageSize));
                await Expect(page.Part("song-position")).ToHaveTextAsync($"{(at * PageSize) + 1}–{(at + 1) * PageSize} of 10,000");
                if (at < 2)
                    await page.Part("page-next").ClickAsync();
            }

            // Whoever is given the address sees the same page.
            await page.Page.ReloadAsync();
            await page.ShowsAsync(Ids(Newest, 2 * PageSize));
            await page.Part("page-size").SelectOptionAsync("250");
            await page.ShowsAsync(Ids(Newest, 0, 250));
            await page.Part("page-next").ClickAsync();
            await page.ShowsAsync(Ids(Newest, 250, 250));
            await page.Part("page-previous").ClickAsync();
            await page.ShowsAsync(Ids(Newest, 0, 250));
        },
        site: await fixture.CatalogueAsync());

    [Fact]
    public async Task Filters_AndOrders_GiveWhatGoingThroughAllSongsGives() => await fixture.OnPageAsync(
        async page =>
        {
            await page.GoAsync("/");
            await page.ShowsAsync(Ids(Newest));

            await page.Part("filter-publisher").FillAsync("Meridian");
            var songs = Newest.Where(song => song.Publisher == "Meridian").ToList();
            await MatchesAsync(page, songs);

            await page.Part("filter-genre").SelectOptionAsync("jazz");
            songs = [.. songs.Where(song => song.Genre == "jazz")];
            await MatchesAsync(page, songs);

            await page.Part("filter-min-confidence").FillAsync("40");
            await page.Part("filter-max-confidence").FillAsync("62.5");
            songs = [.. songs.Where(song => song.Confidence is >= 0.4 and <= 0.625)];
            await MatchesAsync(page, songs);
            Assert.InRange(songs.Count, 5, 1000);

            var confidence = page.Part("song-table").GetByRole(AriaRole.Button, new() { Name = "Confidence" });
            await confidence.ClickAsync();
            await MatchesAsync(page, [.. songs.OrderByDescending(song => song.Confidence)]);
            await confidence.ClickAsync();
            await MatchesAsync(page, [.. songs.OrderBy(song => song.Confidence)]);
            await page.Part("song-table").GetByRole(AriaRole.Button, new() { Name = "Song" }).ClickAsync();
            await MatchesAsync(page, [.. songs.OrderBy(song => song.Name.ToLowerInvariant(), StringComparer.Ordinal)]);
            await page.Part("filter-order").SelectOptionAsync("tagged asc");
            await MatchesAsync(page, [.. songs.OrderBy(song => song.TaggedAt)]);

            // The address holds all of it.
            var address = page.Page.Url;
            await page.Page.GotoAsync("about:blank");
            await page.Page.GotoAsync(address);
            await MatchesAsync(page, [.. songs.OrderBy(song => song.TaggedAt)]);
            await Expect(page.Part("filter-genre")).ToHaveValueAsync("jazz");
            await Expect(page.Part("filter-max-confidence")).ToHaveValueAsync("62.5");

            await page.Part("filter-clear").ClickAsync();
            await page.ShowsAsync(Ids(SeededSongs.All));
            await page.Part("filter-outcome").SelectOptionAsync("undecodable");
            await MatchesAsync(page, [.. SeededSongs.All.Where(song => song.Outcome == SongOutcome.Undecodable)]);
            await page.Part("filter-genre").SelectOptionAsync("rock");
            await Expect(page.Part("empty-state")).ToContainTextAsync("No song matches");
        },
        site: await fixture.CatalogueAsync());

    private static async Task MatchesAsync(OpenPage page, List<SeededSong> songs)
    {
        await page.ShowsAsync(Ids(songs));
        await Expect(page.Part("song-count")).ToHaveTextAsync(FormattableString.Invariant($"{songs.Count:N0} songs match"));
    }

    private static IEnumerable<string> Ids(IEnumerable<SeededSong> songs, int from = 0, int count = PageSize) => songs.Skip(from).Take(count).Select(song => song.SongId);
}
