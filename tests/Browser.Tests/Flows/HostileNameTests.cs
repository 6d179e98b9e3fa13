using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>Songs may be called anything: it is shown, and never run.</summary>
[Collection(ServicePages.Name)]
public sealed class HostileNameTests(BrowserFixture fixture)
{
    private const string Publisher = "hostile";

    private static readonly string[] Names =
    [
        "<img src=x onerror=alert(1)>.wav",
        "\"><script>alert(2)<!--.wav",
        "\u202Egnp.exe\u202C \u200Fשלום.wav",
        $"{new string('w', 196)}.wav",
        "🎷🏳️‍🌈 caf\u0301e.wav",
        "${alert(3)}{{alert(4)}}.wav",
    ];

    [Fact]
    public async Task Names_AreShownAsTheyAre_InEveryView()
    {
        foreach (var (name, seed) in Names.Select((name, index) => (name, index + 40)))
            await fixture.PutAsync($"{Publisher}/{name}", SongBytes.Wav(4, seed));
        foreach (var name in Names)
        {
            var song = await fixture.SongAsync($"{Publisher}/{name}");
            await fixture.CostsAsync(song.GetProperty("songId").GetString()!, 1);
        }

        await fixture.OnPageAsync(
            async page =>
            {
                page.Expect(OpenPage.NotYetTagged);
                var dialogs = new ConcurrentQueue<string>();
                page.Page.Dialog += async (_, dialog) =>
                {
                    dialogs.Enqueue(dialog.Message);
                    await dialog.DismissAsync();
                };
                await page.GoAsync($"/#/songs?publisher={Publisher}");
                await Expect(page.Part("song-row")).ToHaveCountAsync(Names.Length);
                Assert.Equal(Names.Order(StringComparer.Ordinal), (await page.Part("song-row").Locator(".song-file").AllTextContentsAsync()).Order(StringComparer.Ordinal));
                await IsTextOnlyAsync(page, "hostile-songs");

                // The longest, on its own page; and the one that is an element.
                foreach (var name in new[] { Names[3], Names[0] })
                {
                    await page.GoAsync($"/#/songs?publisher={Publisher}");
                    await page.Part("song-row").GetByRole(AriaRole.Link).Filter(new() { HasText = name }).ClickAsync();
                    await Expect(page.Part("song-title")).ToHaveTextAsync(name);
                    await Expect(page.Part("song-facts")).ToContainTextAsync($"audio/{Publisher}/{name}");
                    await Expect(page.Part("cost-line").First).ToBeVisibleAsync();
                    await IsTextOnlyAsync(page, $"hostile-song-{name.Length}");
                }

                await page.GoAsync($"/#/costs?publisher={Publisher}");
                await Expect(page.Part("costs-dearest-song")).ToHaveCountAsync(Names.Length);
                Assert.Equal(Names.Select(name => $"{Publisher}/{name}").Order(StringComparer.Ordinal), (await page.Part("costs-dearest-song").GetByRole(AriaRole.Link).AllTextContentsAsync()).Order(StringComparer.Ordinal));
                await IsTextOnlyAsync(page, "hostile-costs");

                await page.UploadsOfAsync("<b>nobody</b>");
                await page.DropAsync(Names[0], "no song"u8.ToArray());
                await Expect(page.Part("upload-row")).ToContainTextAsync(Names[0]);
                await Expect(page.Part("upload-row")).ToHaveAttributeAsync("data-state", "failed");
                await IsTextOnlyAsync(page, "hostile-upload");
                Assert.Empty(dialogs);
                page.Expect("400"); // A publisher's name may hold no slash.
            },
            PageView.Phone);
    }

    [Fact]
    public async Task FileThatIsNoSong_IsSaidInASentence()
    {
        await fixture.PutAsync("nosong/letter.wav", "Shall I compare thee to a summer's day?"u8.ToArray());
        var song = await fixture.SongAsync("nosong/letter.wav");
        var songId = song.GetProperty("songId").GetString()!;
        await fixture.CostsAsync(songId, 1);
        await fixture.OnPageAsync(async page =>
        {
            page.Expect("422"); // There is no picture of it.
            await page.GoAsync("/#/songs?publisher=nosong");
            await Expect(page.Part("song-row").Locator("[data-outcome]")).ToHaveAttributeAsync("data-outcome", "undecodable");
            await page.Part("song-row").GetByRole(AriaRole.Link).ClickAsync();
            await Expect(page.Part("song-message")).ToContainTextAsync(song.GetProperty("message").GetString()!);
            await Expect(page.Part("song-message")).ToContainTextAsync("Damaged.");
            await Expect(page.Part("song-tags")).ToHaveCountAsync(0);
            await Expect(page.Part("cost-line").First).ToBeVisibleAsync();
            await page.ScreenshotAsync("no-song");
            await page.IsAccessibleAsync();
        });
    }

    private static async Task IsTextOnlyAsync(OpenPage page, string picture)
    {
        await page.ScreenshotAsync(picture);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.querySelectorAll('img[src=x], script:not([src]), main b, #uploads b').length"));
        await page.FitsInWidthAsync();
    }
}
