using Microsoft.Playwright;

namespace GenreFunctions.Browser.Tests.Running;

/// <summary>Finding, doing and waiting, as flows through the page do it.</summary>
internal static class PageParts
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>What has this data-testid.</summary>
    public static ILocator Part(this OpenPage page, string testId) => page.Page.GetByTestId(testId);

    /// <summary>Songs of the list as it is, by their ids.</summary>
    public static Task<string[]> SongsAsync(this OpenPage page) =>
        page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-testid=song-row]')].map(row => row.dataset.songId)");

    /// <summary>Waits until the list shows these songs, in this order.</summary>
    public static async Task ShowsAsync(this OpenPage page, IEnumerable<string> expected)
    {
        string[] wanted = [.. expected];
        await page.SeesAsync(page.SongsAsync, shown => shown.SequenceEqual(wanted), shown => $"the list shows {wanted.Length} songs from {wanted.FirstOrDefault()} on; it shows {shown?.Length} from {shown?.FirstOrDefault()} on.");
    }

    /// <summary>Waits for something in the page, or in the service.</summary>
    public static Task<T> SeesAsync<T>(this OpenPage page, Func<Task<T>> look, Predicate<T> holds, Func<T?, string> sentence) =>
        Eventually.SeesAsync(Limit, look, holds, sentence, () => string.Join('\n', page.Console));

    /// <summary>What is in the parts of this data-testid, one string each.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(this OpenPage page, string testId) => await page.Part(testId).AllInnerTextsAsync();

    /// <summary>The cells of a table: a row each, headings left out.</summary>
    public static async Task<string[][]> CellsAsync(this ILocator table) =>
        await table.EvaluateAsync<string[][]>("table => [...table.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.innerText.trim()))");

    /// <summary>Which data-testid has the focus, or else which element.</summary>
    public static Task<string> FocusAsync(this OpenPage page) =>
        page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.testid ?? (document.activeElement.className || document.activeElement.tagName)");

    /// <summary>Presses Tab until something has the focus.</summary>
    public static async Task TabToAsync(this OpenPage page, string target)
    {
        var passed = new List<string>();
        while (passed.Count < 60)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            passed.Add(await page.FocusAsync());
            if (passed[^1] == target)
                return;
        }

        Assert.Fail($"Tab does not lead to {target}, but to {string.Join(", ", passed)}.");
    }

    /// <summary>Drops a file on the page, which is made in the page.</summary>
    public static Task DropAsync(this OpenPage page, string name, byte[] content, string type = "audio/wav") => page.Page.EvaluateAsync(
        """
        ([name, content, type]) => {
            const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0));
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([bytes], name, { type }));
            for (const kind of ["dragenter", "dragover", "drop"])
                document.getElementById("main").dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
        }
        """,
        new[] { name, Convert.ToBase64String(content), type });

    /// <summary>Opens the panel of uploads and says whose songs come.</summary>
    public static async Task UploadsOfAsync(this OpenPage page, string publisher)
    {
        await page.Part("upload-button").ClickAsync();
        await page.Part("upload-publisher").FillAsync(publisher);
        await page.Part("upload-publisher").PressAsync("Enter");
    }
}
