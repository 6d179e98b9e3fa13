using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Browser.Tests.Seeding;
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
    private readonly Lazy<Task<Site>> _catalogue = new(Sites.CatalogueAsync);
    private readonly Lazy<Task<Site>> _flex = new(Sites.FlexAsync);
    private readonly Lazy<Task<Site>> _locked = new(Sites.LockedAsync);
    private ServiceProcess? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public AzuriteServer Storage { get; } = new();

    /// <summary>Where publishers upload.</summary>
    public BlobContainerClient Audio => Storage.Blobs.GetBlobContainerClient("audio");

    public ServiceProcess Service => _service!;

    /// <summary>Where the page is, with a slash at its end.</summary>
    public Uri Address => Service.Address;

    /// <summary>10,000 songs of twelve publishers in 27 days, all of whose costs are known; started when it is first asked for. Nothing is uploaded there.</summary>
    internal Task<Site> CatalogueAsync() => _catalogue.Value;

    /// <summary>Some songs on a plan of which not everything has a price.</summary>
    internal Task<Site> FlexAsync() => _flex.Value;

    /// <summary>No songs, and a key is wanted.</summary>
    internal Task<Site> LockedAsync() => _locked.Value;

    public async Task InitializeAsync()
    {
        var chromium = Chromium.Options;
        Artifacts.Clear();
        await Storage.InitializeAsync();
        await Audio.CreateIfNotExistsAsync();
        _service = new ServiceProcess(Storage.ConnectionString, Settings);
        await _service.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)ActionLimit.TotalMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(chromium);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _http.Dispose();
        foreach (var site in new[] { _catalogue, _flex, _locked }.Where(site => site is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            await (await site.Value).DisposeAsync();
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
    /// <param name="site">Another service than the one that all tests share.</param>
    internal async Task OnPageAsync(Func<OpenPage, Task> test, PageView? view = null, [CallerMemberName] string name = "", Site? site = null)
    {
        view ??= PageView.Desktop;
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (site?.Address ?? Address).ToString(),
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
            throw new FailedPageException(fault, await KeepAsync(page, $"{name}-{view.Width}{(view.Dark ? "-dark" : "")}", site?.Service ?? Service));
        }
    }

    /// <summary>Uploads a song of a few seconds, as a publisher's program would, and waits until it is tagged.</summary>
    /// <param name="name">Publisher, slash, name: <c>acme/song.wav</c>.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="seed">Other songs for other seeds.</param>
    /// <returns>The song as <c>GET api/songs</c> lists it.</returns>
    public async Task<JsonElement> UploadAsync(string name, double seconds = 4, int seed = 1)
    {
        await PutAsync(name, SongBytes.Wav(seconds, seed));
        return await SongAsync(name);
    }

    /// <summary>Uploads a file, as a publisher's program would.</summary>
    public Task PutAsync(string name, byte[] content) => Audio.GetBlobClient(name).UploadAsync(
        new BinaryData(content), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "audio/wav" } });

    /// <summary>Waits until a song has a result.</summary>
    /// <returns>The song as <c>GET api/songs</c> lists it.</returns>
    public async Task<JsonElement> SongAsync(string name) => (JsonElement)(await Eventually.SeesAsync<JsonElement?>(
        Eventually.Patience,
        async () => (await JsonAsync($"api/songs?limit=500&publisher={name.Split('/')[0]}")).GetProperty("songs").EnumerateArray()
            .Where(song => song.GetProperty("name").GetString() == name).Select(song => (JsonElement?)song).FirstOrDefault(),
        song => song is not null,
        _ => $"'{name}' has a result.",
        () => Service.Log))!;

    /// <summary>Waits until it is known what so many runs of a song cost.</summary>
    /// <returns>The answer of <c>GET api/costs/{songId}</c>.</returns>
    public Task<JsonElement> CostsAsync(string songId, int runs) => Eventually.SeesAsync(
        Eventually.Patience,
        () => JsonAsync($"api/costs/{songId}"),
        costs => costs.GetProperty("runs").GetArrayLength() == runs,
        _ => $"{runs} runs of {songId} have costs.",
        () => Service.Log);

    /// <summary>What the API answers to a GET.</summary>
    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, path))).RootElement;

    private static async Task<string> KeepAsync(OpenPage page, string name, ServiceProcess service)
    {
        var log = Artifacts.File($"{Artifacts.Failed}/{name}.log");
        await File.WriteAllTextAsync(log, $"{page.Page.Url}\n\nProblems:\n{string.Join('\n', page.Problems)}\n\nConsole:\n{string.Join('\n', page.Console)}\n\nService:\n{service.Log}\n");
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
