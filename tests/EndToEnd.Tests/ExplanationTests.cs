using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GenreFunctions.EndToEnd.Tests.Running;
using GenreFunctions.EndToEnd.Tests.Songs;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>The service is asked why, by HTTP.</summary>
public sealed class ExplanationTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task Explanation_OfAnUploadedSong_IsTheCommandLines_AndGoesWithTheAudio()
    {
        const string Name = "asked/why.wav";
        var wav = SongBytes.Wav(10, seed: 5);
        await Uploads.SendAsync(fixture.Audio, new Dictionary<string, byte[]> { [Name] = wav });
        var song = await fixture.Api.SongAsync(Name, one => one.Outcome == SongOutcome.Tagged, Eventually.Patience);
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Service.Address, $"/api/songs/{song.SongId}/") };

        using var answer = await http.GetAsync(new Uri("explanation", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var explanation = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(song.Confidence, explanation.GetProperty("confidence").GetDouble());
        using var folder = new TemporaryFolder();
        var byHand = Explain(folder.File("why.wav", wav));
        foreach (var member in new[] { "label", "sentences", "groups", "probability", "modelId" })
            Assert.Equal(Compact(byHand.GetProperty(member)), Compact(explanation.GetProperty(member)));

        using var again = new HttpRequestMessage(HttpMethod.Get, "explanation");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(answer.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(again)).StatusCode);

        // Another version is another song to explain, and none without its audio.
        await Uploads.SendAsync(fixture.Audio, new Dictionary<string, byte[]> { [Name] = SongBytes.Wav(10, seed: 6) });
        await fixture.Api.SongAsync(Name, one => one.VersionCount == 2, Eventually.Patience);
        await fixture.Audio.GetBlobClient(Name).DeleteAsync();
        using var gone = await http.GetAsync(new Uri("explanation", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Gone, "application/problem+json"), (gone.StatusCode, gone.Content.Headers.ContentType!.MediaType));
    }

    private static JsonElement Explain(string path)
    {
        using var genre = Process.Start(new ProcessStartInfo(BuiltProgram.Dotnet, [BuiltProgram.Genre, "explain", path, "--json"]) { RedirectStandardOutput = true })!;
        var output = genre.StandardOutput.ReadToEnd();
        genre.WaitForExit();
        Assert.Equal(0, genre.ExitCode);
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
