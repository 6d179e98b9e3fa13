using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace GenreFunctions.Browser.Tests.Running;

/// <summary>A page of one test's own, in a browser context that nothing was done in yet. What goes wrong in it is noted.</summary>
public sealed class OpenPage
{
    /// <summary>To be expected where songs are uploaded: the page asks for a song's result until there is one.</summary>
    public const string NotYetTagged = "404 (Not Found)";

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(RepositoryFolder.Path, "node_modules/axe-core/axe.min.js")));

    private readonly ConcurrentQueue<string> _console = new();
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly List<string> _expected = [];

    private OpenPage(IPage page, BrowserFixture fixture)
    {
        Page = page;
        Fixture = fixture;
    }

    public IPage Page { get; }

    public BrowserFixture Fixture { get; }

    /// <summary>Everything that was written to the console.</summary>
    public IReadOnlyList<string> Console => [.. _console];

    /// <summary>Errors on the console (violations of the content security policy are among them), exceptions that nobody caught, and requests that failed.</summary>
    public IReadOnlyList<string> Noted => [.. _problems];

    /// <summary>What was noted and not expected.</summary>
    public IReadOnlyList<string> Problems => [.. _problems.Where(problem => !_expected.Any(part => problem.Contains(part, StringComparison.Ordinal)))];

    /// <summary>Problems that hold this text are what the test is about, and do not fail it.</summary>
    public void Expect(string part) => _expected.Add(part);

    /// <summary>Opens an address of the service, and waits until the page is loaded.</summary>
    public async Task GoAsync(string path = "/")
    {
        var answer = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.True(answer?.Ok ?? true, $"{path} answers {answer?.Status}."); // Another hash is no request.
    }

    /// <summary>Keeps a picture of the whole page as artifacts/browser/{name}.png.</summary>
    public Task ScreenshotAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Artifacts.File(name + ".png"), FullPage = true });

    /// <summary>What axe-core finds in the page as it is now, by impact: critical, serious, moderate, minor.</summary>
    public async Task<ILookup<string, AxeViolation>> AxeAsync()
    {
        await Page.EvaluateAsync(Axe.Value + "; null");
        var found = await Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations)");
        return found.EnumerateArray()
            .Select(one => new AxeViolation(
                one.GetProperty("impact").GetString() ?? "minor",
                one.GetProperty("id").GetString()!,
                one.GetProperty("help").GetString()!,
                [.. one.GetProperty("nodes").EnumerateArray().Select(node => string.Join(' ', node.GetProperty("target").EnumerateArray()))]))
            .ToLookup(violation => violation.Impact);
    }

    /// <summary>Fails when axe-core finds something critical or serious.</summary>
    public async Task IsAccessibleAsync()
    {
        var found = await AxeAsync();
        Assert.Empty(found["critical"].Concat(found["serious"]).Select(violation => violation.ToString()));
    }

    /// <summary>Fails when the page can be scrolled sideways: something is wider than the window.</summary>
    public async Task FitsInWidthAsync()
    {
        var width = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(width <= Page.ViewportSize!.Width, $"The page is {width} px wide in a window of {Page.ViewportSize.Width} px.");
    }

    internal static async Task<OpenPage> OpenAsync(IBrowserContext context, BrowserFixture fixture)
    {
        var page = await context.NewPageAsync();
        var open = new OpenPage(page, fixture);
        page.Console += (_, message) => open.Take(message);
        page.PageError += (_, error) => open._problems.Enqueue($"exception: {error}");
        // What the page itself gave up on is no problem, and what the policy keeps from it is on the console.
        page.RequestFailed += (_, request) =>
        {
            if (request.Failure is not ("net::ERR_ABORTED" or "csp"))
                open._problems.Enqueue($"request: {request.Method} {Bare(request.Url)} {request.Failure}");
        };
        return open;
    }

    // A signed address is a secret, even of an emulator.
    private static string Bare(string url) => url.Split('?', 2)[0];

    private void Take(IConsoleMessage message)
    {
        var line = $"{message.Type}: {message.Text} ({Bare(message.Location)})";
        _console.Enqueue(line);
        if (message.Type == "error")
            _problems.Enqueue(line);
    }
}
