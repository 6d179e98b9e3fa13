using System.Collections.Concurrent;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>A service that wants a key, and has no songs yet.</summary>
[Collection(ServicePages.Name)]
public sealed class KeyFlowTests(BrowserFixture fixture)
{
    private const string WrongKey = "no-key-of-this-service";

    [Fact]
    public async Task Key_IsAskedFor_TriedAndKept_AndIsInNoAddress()
    {
        var site = await fixture.LockedAsync();
        var keys = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(site.Service.Data.Path, "keys.json"))).RootElement;
        var key = keys.GetProperty("functionKeys").GetProperty("default").GetString()!;
        await fixture.OnPageAsync(
            async page =>
            {
                var addresses = new ConcurrentQueue<string>();
                page.Page.Request += (_, request) => addresses.Enqueue(request.Url);
                page.Expect("401");
                await page.GoAsync();
                await Expect(page.Part("key-dialog")).ToContainTextAsync("A key is needed");
                await Expect(page.Part("key-input")).ToBeFocusedAsync();
                await page.ScreenshotAsync("key");
                await page.IsAccessibleAsync();
                await page.FitsInWidthAsync();

                await page.Part("key-input").FillAsync(WrongKey);
                await page.Part("key-submit").ClickAsync();
                await Expect(page.Part("key-dialog")).ToContainTextAsync("The key was not accepted");
                await page.Page.Keyboard.PressAsync("Escape");
                await Expect(page.Part("error-state")).ToContainTextAsync("The service wants a key");
                await page.Part("error-state").GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();

                await page.Part("key-input").FillAsync(key);
                await page.Part("key-input").PressAsync("Enter");
                await Expect(page.Part("empty-state")).ToContainTextAsync("Nothing here yet");
                await Expect(page.Part("first-upload")).ToBeVisibleAsync();
                await page.IsAccessibleAsync();

                // Nobody is asked twice; and without songs there are no figures, which is not nought.
                await page.Part("nav-costs").ClickAsync();
                await Expect(page.Part("costs-empty")).ToContainTextAsync("No songs yet");
                await Expect(page.Part("costs-per-song-value")).ToHaveTextAsync("no songs yet");
                await Expect(page.Part("costs-case-table")).ToContainTextAsync("3,200,000");
                await page.ScreenshotAsync("costs-empty");
                await page.IsAccessibleAsync();
                await page.Page.ReloadAsync();
                await Expect(page.Part("costs-empty")).ToContainTextAsync("No songs yet");

                Assert.Contains(addresses, address => address.Contains("/api/costs", StringComparison.Ordinal));
                Assert.DoesNotContain(addresses, address => address.Contains(key, StringComparison.Ordinal) || address.Contains(WrongKey, StringComparison.Ordinal));
                Assert.DoesNotContain(key, await page.Page.EvaluateAsync<string>("() => location.href + document.cookie + JSON.stringify(localStorage) + document.documentElement.outerHTML"), StringComparison.Ordinal);
            },
            PageView.Phone,
            site: site);
        Assert.DoesNotContain(key, site.Service.Log, StringComparison.Ordinal);
    }
}
