using System.Net.Http.Json;
using System.Text.Json;

namespace GenreFunctions.Bench.Scale;

/// <summary>Asks the app which songs have tags.</summary>
internal sealed class SongList(Uri app) : IDisposable
{
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new();

    /// <summary>Between two questions. The time of a song's tags is the app's own, so that asking rarely costs no precision. Default 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>When each song of a publisher was tagged, once so many are.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> WaitAsync(string publisher, int count)
    {
        var (seen, since) = (0, DateTimeOffset.UtcNow);
        while (await CountAsync(publisher) is var tagged && tagged < count)
        {
            if (tagged > seen)
                (seen, since) = (tagged, DateTimeOffset.UtcNow);
            else if (DateTimeOffset.UtcNow - since > LongestStandstill)
                throw new TimeoutException($"{tagged} of {count} songs are tagged, and none came in the last {LongestStandstill.TotalMinutes:0} minutes.");
            await Task.Delay(Pause);
        }

        return await ReadAsync(publisher);
    }

    public void Dispose() => _http.Dispose();

    // One song and their number: whoever is measured should not be kept busy by answering.
    private async Task<int> CountAsync(string publisher) =>
        (await _http.GetFromJsonAsync<JsonElement>(new Uri(app, $"/api/songs?limit=1&count=true&publisher={publisher}"))).GetProperty("total").GetInt32();

    private async Task<Dictionary<string, DateTimeOffset>> ReadAsync(string publisher)
    {
        var songs = new Dictionary<string, DateTimeOffset>();
        string? cursor = null;
        do
        {
            var query = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await _http.GetFromJsonAsync<JsonElement>(new Uri(app, $"/api/songs?limit=500&publisher={publisher}{query}"));
            foreach (var song in page.GetProperty("songs").EnumerateArray())
            {
                if (song.GetProperty("outcome").GetString() != "tagged")
                    throw new InvalidOperationException($"A song is not tagged: {song}");
                songs[song.GetProperty("name").GetString()!] = song.GetProperty("taggedAt").GetDateTimeOffset();
            }

            cursor = page.TryGetProperty("cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return songs;
    }
}
