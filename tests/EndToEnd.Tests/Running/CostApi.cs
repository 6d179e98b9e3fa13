using System.Globalization;
using System.Text.Json;

namespace GenreFunctions.EndToEnd.Tests.Running;

/// <summary>What the service says that songs cost.</summary>
internal sealed class CostApi(ServiceProcess service) : IDisposable
{
    private static readonly TimeSpan Limit = Eventually.Patience;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Waits until the sums are of so many runs.</summary>
    /// <returns>The answer of <c>GET api/costs</c>.</returns>
    public Task<JsonElement> TotalAsync(int runs) => Eventually.SeesAsync(
        Limit,
        () => JsonAsync("api/costs"),
        costs => Songs(costs) >= runs,
        costs => $"the costs of {runs} runs are summed up; there are those of {(costs.ValueKind == JsonValueKind.Object ? Songs(costs) : 0)}.",
        () => service.Log);

    /// <summary>The runs of a song, as <c>GET api/costs/{songId}</c> has them.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunsAsync(string songId) => [.. (await JsonAsync($"api/costs/{songId}")).GetProperty("runs").EnumerateArray()];

    /// <summary>Waits until it is known what a song cost.</summary>
    public Task<IReadOnlyList<JsonElement>> CostedAsync(string songId) =>
        Eventually.SeesAsync(Limit, () => RunsAsync(songId), runs => runs.Count > 0, _ => $"the cost of {songId} is known.", () => service.Log);

    /// <summary>What all lines of the export come to, added up, and the runs that they are of.</summary>
    public async Task<(decimal Sum, IReadOnlySet<string> Runs)> ExportAsync()
    {
        var text = await _http.GetStringAsync(new Uri(service.Address, "api/costs.csv"));

        // No name of these tests has a comma or a quote in it; the tags have, and are the one cell with quotes.
        var rows = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Concat(line.Split('"').Where((_, part) => part % 2 == 0)).Split(',')).ToArray();
        var (cost, run) = (Array.IndexOf(rows[0], "ListCost"), Array.IndexOf(rows[0], "x_InstanceId"));
        return (rows.Skip(1).Where(row => row[cost].Length > 0).Sum(row => decimal.Parse(row[cost], CultureInfo.InvariantCulture)), rows.Skip(1).Select(row => row[run]).Where(id => id.Length > 0).ToHashSet());
    }

    public void Dispose() => _http.Dispose();

    private static int Songs(JsonElement costs) => costs.GetProperty("total").GetProperty("songs").GetInt32();

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var document = JsonDocument.Parse(await _http.GetStringAsync(new Uri(service.Address, path)));
        return document.RootElement.Clone();
    }
}
