using System.Text.Json;
using GenreFunctions.Audio;
using GenreFunctions.Models;
using GenreFunctions.Tagging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>A song's way from a folder on somebody's desk to its genre.</summary>
[Collection(ServicePages.Name)]
public sealed class UploadFlowTests(BrowserFixture fixture)
{
    private static readonly string[] Stages = ["waiting", "sending", "queued", "preparing", "scoring", "recording", "done"];
    private static readonly string[] SeenByAll = ["sending", "queued", "done"];

    [Fact]
    public Task Song_Dropped_IsSentStoredAndTagged_AsTheLibraryTagsIt() => fixture.OnPageAsync(async page =>
    {
        page.Expect(OpenPage.NotYetTagged);
        var song = SongBytes.Wav(30, seed: 11);
        await page.GoAsync("/#/songs?publisher=dropped");
        await page.UploadsOfAsync("dropped");
        await page.Page.EvaluateAsync(
            """
            () => {
                window.seen = { states: [], shares: [] };
                const look = () => {
                    const row = document.querySelector("[data-testid=upload-row]");
                    if (!row) return;
                    if (window.seen.states.at(-1) !== row.dataset.state) window.seen.states.push(row.dataset.state);
                    if (row.dataset.state === "sending") window.seen.shares.push(row.querySelector("progress").value);
                };
                new MutationObserver(look).observe(document.getElementById("uploads"), { subtree: true, childList: true, attributes: true });
            }
            """);

        await page.DropAsync("A Song.wav", song);
        var row = page.Part("upload-row");
        await Expect(row).ToHaveAttributeAsync("data-state", "done");

        var seen = await page.Page.EvaluateAsync<JsonElement>("() => window.seen");
        var states = seen.GetProperty("states").EnumerateArray().Select(state => Array.IndexOf(Stages, state.GetString())).ToArray();
        Assert.Equal(states.Order(), states);
        Assert.Empty(SeenByAll.Select(state => Array.IndexOf(Stages, state)).Except(states));
        var shares = seen.GetProperty("shares").EnumerateArray().Select(share => share.GetDouble()).ToArray();
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);

        var expected = Tag(song);
        await Expect(row.Locator("[data-genre]")).ToHaveAttributeAsync("data-genre", expected.Genre!);
        Shown.IsShare(await row.Locator(".upload-state").InnerTextAsync(), (decimal)expected.Confidence!);
        var songId = await row.GetAttributeAsync("data-song-id");
        var listed = page.Page.Locator($"[data-testid=song-row][data-song-id='{songId}']");
        await Expect(listed.Locator("[data-genre]")).ToHaveAttributeAsync("data-genre", expected.Genre!);
        Assert.Equal(song, (await fixture.Audio.GetBlobClient("dropped/A Song.wav").DownloadContentAsync()).Value.Content.ToArray());

        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Part("song-title")).ToHaveTextAsync("A Song.wav");
    });

    // Short songs are faster than anybody looks: their stages are told here by an answer that stands in for the service's.
    [Fact]
    public Task Stages_AreShownInTheRowAndAboveTheList_AsTheServiceTellsThem() => fixture.OnPageAsync(async page =>
    {
        page.Expect(OpenPage.NotYetTagged);
        var name = Guid.NewGuid().ToString("N");
        var isHeld = true;
        await page.Page.RouteAsync("**/api/progress*", async route =>
        {
            var songId = await page.Part("upload-row").GetAttributeAsync("data-song-id");
            if (!isHeld || songId is null)
                await route.ContinueAsync();
            else
                await route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"more":false,"songs":[{"songId":"{{songId}}","instanceId":"run","publisher":"staged","container":"audio","name":"staged/{{name}}.wav","stage":"scoring","segmentsDone":3,"segmentsTotal":12,"since":"2026-01-01T00:00:00Z"}]}""" });
        });
        await page.GoAsync();
        await page.UploadsOfAsync("staged");
        await page.DropAsync($"{name}.wav", SongBytes.Wav(4));

        var row = page.Part("upload-row");
        await Expect(row).ToHaveAttributeAsync("data-state", "scoring");
        await Expect(row.Locator(".upload-state")).ToHaveTextAsync("Scoring: 3 of 12 segments");
        Assert.Equal("0.25", await row.Locator("progress").GetAttributeAsync("value"));
        var above = page.Part("under-way-song");
        await Expect(above).ToContainTextAsync("Scoring: 3 of 12 segments");
        await Expect(above).ToContainTextAsync($"{name}.wav");
        isHeld = false;
        await Expect(row).ToHaveAttributeAsync("data-state", "done");
        await Expect(page.Part("under-way")).ToBeHiddenAsync();
    });

    private static SongResult Tag(byte[] song)
    {
        using var model = File.OpenRead(Path.Combine(RepositoryFolder.Path, "models", "gtzan-calm.onnx"));
        return new SongTagger(GenreModel.Load(model), new AudioOptions()).Tag("song", new MemoryStream(song));
    }
}
