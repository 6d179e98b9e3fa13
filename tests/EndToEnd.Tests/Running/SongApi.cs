using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.EndToEnd.Tests.Running;

/// <summary>The service's HTTP API, as a program of a publisher's would use it.</summary>
internal sealed class SongApi(ServiceProcess service) : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>All songs, page by page.</summary>
    public async Task<IReadOnlyList<SongSummary>> ListAsync()
    {
        var songs = new List<SongSummary>();
        string? cursor = null;
        do
        {
            var query = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await _http.GetFromJsonAsync<SongPage>(new Uri(service.Address, $"/api/songs?limit=500{query}"), Options);
            songs.AddRange(page!.Songs);
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return songs;
    }

    /// <summary>One song; <see langword="null"/> when there is none.</summary>
    public async Task<SongAnswer?> FindAsync(string songId)
    {
        using var answer = await _http.GetAsync(new Uri(service.Address, $"/api/songs/{songId}"));
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<SongAnswer>(Options);
    }

    /// <summary>Waits until there are results of so many songs.</summary>
    public Task<IReadOnlyList<SongSummary>> CountAsync(int count, TimeSpan limit) => Eventually.SeesAsync(
        limit,
        ListAsync,
        songs => songs.Count >= count,
        songs => $"{count} songs have results; {songs?.Count ?? 0} have.",
        () => service.Log);

    /// <summary>Waits until a song of that name is as it should be.</summary>
    public async Task<SongSummary> SongAsync(string name, Predicate<SongSummary> holds, TimeSpan limit) => (await Eventually.SeesAsync(
        limit,
        async () => (await ListAsync()).FirstOrDefault(song => song.Name == name),
        song => song is not null && holds(song),
        song => $"'{name}' is as it should be; it is {song?.ToString() ?? "not there"}.",
        () => service.Log))!;

    public void Dispose() => _http.Dispose();
}
