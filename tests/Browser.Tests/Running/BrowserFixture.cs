using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Playwright;

namespace GenreFunctions.Browser.Tests.Running;

/// <summary>A storage emulator, the service on it with a data folder of its own, and a browser: started once for all tests.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class BrowserFixture : IAsyncLifetime
{
    // Costs are those of a machine of one's own that costs so much an hour, in US dollars.
    private static readonly Dictionary<string, string> Settings = new() { ["Costs__MachineHour"] = "0.10" };

    // Longer than anything takes that works, on a machine that is slow and does much else.
    private static readonly TimeSpan ActionLimit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new();
    private ServiceProcess? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public AzuriteServer Storage { get; } = new();

    /// <summary>Where publishers upload.</summary>
    public BlobContainerClient Audio => Storage.Blobs.GetBlobContainerClient("audio");

    public ServiceProcess Service => _service!;

    /// <summary>Where the page is, with a slash at its end.</summary>
    public Uri Address => Service.Address;

    public async Task InitializeAsync()
    {
        var chromium = Chromium.Options;
        Artifacts.Clear();
        await Storage.InitializeAsync();
        await Audio.CreateIfNotExistsAsync();
        _service = new ServiceProcess(Storage.ConnectionString, Settings);
        await _service.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(chromium);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _http.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
        await Storage.DisposeAsync();
    }

    /// <summary>
    /// Runs a test on a page of its own, which no other test has touched. The test fails, too, when something went wrong in the page that it did not
    /// expect; a failed one leaves a picture and a log in artifacts/browser/failed.
    /// </summary>
    /// <param name="test">The test.</param>
    /// <param name="view">Window and colours; a desktop's when not given.</param>
    /// <param name="name">Under which name what is left of it is kept.</param>
    public async Task OnPageAsync(Func<OpenPage, Task> test, PageView? view = null, [CallerMemberName] string name = "")
    {
        view ??= PageView.Desktop;
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Height },
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout((float)ActionLimit.TotalMilliseconds);
        var page = await OpenPage.OpenAsync(context, this);
        try
        {
            await test(page);
            Assert.Empty(page.Problems);
        }
        catch (Exception fault)
        {
            throw new FailedPageException(fault, await KeepAsync(page, $"{name}-{view.Width}{(view.Dark ? "-dark" : "")}"));
        }
    }

    /// <summary>Uploads a song of a few seconds, as a publisher's program would, and waits until it is tagged.</summary>
    /// <param name="name">Publisher, slash, name: <c>acme/song.wav</c>.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="seed">Other songs for other seeds.</param>
    /// <returns>The song as <c>GET api/songs</c> lists it.</returns>
    public async Task<JsonElement> UploadAsync(string name, double seconds = 4, int seed = 1)
    {
        await Audio.GetBlobClient(name).UploadAsync(new BinaryData(SongBytes.Wav(seconds, seed)), overwrite: true);
        return await SongAsync(name);
    }

    /// <summary>Waits until a song has a result.</summary>
    /// <returns>The song as <c>GET api/songs</c> lists it.</returns>
    public async Task<JsonElement> SongAsync(string name) => (JsonElement)(await Eventually.SeesAsync<JsonElement?>(
        Eventually.Patience,
        async () => (await JsonAsync($"api/songs?limit=500&publisher={name.Split('/')[0]}")).GetProperty("songs").EnumerateArray()
            .Where(song => song.GetProperty("name").GetString() == name).Select(song => (JsonElement?)song).FirstOrDefault(),
        song => song is not null,
        _ => $"'{name}' has a result.",
        () => Service.Log))!;

    /// <summary>What the API answers to a GET.</summary>
    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, path))).RootElement;

    private async Task<string> KeepAsync(OpenPage page, string name)
    {
        var log = Artifacts.File($"{Artifacts.Failed}/{name}.log");
        await File.WriteAllTextAsync(log, $"{page.Page.Url}\n\nProblems:\n{string.Join('\n', page.Problems)}\n\nConsole:\n{string.Join('\n', page.Console)}\n\nService:\n{Service.Log}\n");
        try
        {
            await page.ScreenshotAsync($"{Artifacts.Failed}/{name}");
        }
        catch (PlaywrightException)
        {
            // A page that has crashed has no picture.
        }

        return log;
    }
}
