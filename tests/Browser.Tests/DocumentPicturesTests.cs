using System.Buffers.Binary;
using System.Diagnostics;
using Azure.Storage.Blobs.Models;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests;

/// <summary>
/// The pictures of docs/finance.md. <c>GENRE_DOC_IMAGES=1 dotnet test tests/Browser.Tests --filter DocumentPictures</c> takes them anew: the seeded songs of
/// other tests, and a medley of the demo songs.
/// </summary>
[Collection(ServicePages.Name)]
public sealed class DocumentPicturesTests(BrowserFixture fixture)
{
    private const string Medley = "Northlight/Sampler/Ten Ways to Begin.wav";
    private const int MostBytes = 300_000;

    private static readonly string Documents = Path.Combine(RepositoryFolder.Path, "docs");

    [Fact]
    public async Task Pictures_OfTheDocuments_AreThere_AndSmall()
    {
        if (Environment.GetEnvironmentVariable("GENRE_DOC_IMAGES") == "1")
            await TakeAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(Documents, "finance.md"));
        foreach (var name in new[] { "costs.png", "song.png" })
        {
            var picture = await File.ReadAllBytesAsync(Path.Combine(Documents, "images", name));
            Assert.Contains($"(images/{name})", text, StringComparison.Ordinal);
            Assert.Equal(PageView.Desktop.Width, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
            Assert.InRange(picture.Length, 10_000, MostBytes);
        }
    }

    private async Task TakeAsync()
    {
        var site = await fixture.CatalogueAsync();
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync("/#/costs");
                await Expect(page.Part("costs-case-table")).ToBeVisibleAsync();
                await Expect(page.Part("costs-forecast-figures")).ToBeVisibleAsync();
                await Expect(page.Part("costs-dearest-table")).ToBeVisibleAsync();
                await KeepAsync(page, "costs");
            },
            site: site);

        using var folder = new TemporaryFolder();
        Run(BuiltProgram.Dotnet, BuiltProgram.Genre, "demo", folder.Path, "--formats", "wav");
        var medley = Path.Combine(folder.Path, "medley.wav");
        var songs = Directory.GetFiles(folder.Path, "*.wav").Order(StringComparer.Ordinal).ToArray();
        Run("ffmpeg", [.. Arguments("-v", "error"), .. songs.SelectMany(song => Arguments("-t", "15", "-i", song)), .. Arguments("-filter_complex", $"concat=n={songs.Length}:v=0:a=1", medley)]);
        await site.Storage.Blobs.GetBlobContainerClient("audio").GetBlobClient(Medley).UploadAsync(medley, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "audio/wav" } });
        var songId = await Eventually.SeesAsync(
            Eventually.Patience,
            async () => (await site.JsonAsync("api/songs?publisher=Northlight&limit=1")).GetProperty("songs")[0] is var song && song.GetProperty("name").GetString() == Medley ? song.GetProperty("songId").GetString() : null,
            song => song is not null,
            _ => "the medley is tagged.",
            () => site.Service.Log);
        await fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync($"/#/songs/{songId}");
                await Expect(page.Part("cost-line").First).ToBeVisibleAsync();
                await Expect(page.Page.Locator("canvas.score-spectrogram")).ToBeVisibleAsync();
                await KeepAsync(page, "song");
            },
            site: site);
    }

    // A palette of 256 colours makes a third of it.
    private static async Task KeepAsync(OpenPage page, string name)
    {
        await page.ScreenshotAsync($"documents-{name}");
        var path = Path.Combine(Documents, "images", $"{name}.png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Run("ffmpeg", "-v", "error", "-y", "-i", Artifacts.File($"documents-{name}.png"), "-filter_complex", "split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=none", "-compression_level", "100", path);
    }

    private static string[] Arguments(params string[] arguments) => arguments;

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
