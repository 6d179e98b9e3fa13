using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Idle;
using GenreFunctions.Functions.Costs.Sqlite;
using GenreFunctions.Functions.Results.Sqlite;
using GenreFunctions.Functions.Tagging;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Browser.Tests.Seeding;

/// <summary>Fills a service's data folder through the service's own stores, priced by its own settings.</summary>
internal static class SeededDatabase
{
    // What the change feed hands over at once: songs in order of their days, so that no day is rolled up more often than it takes.
    private const int AtOnce = 1000;

    /// <summary>Writes songs, their costs, what waiting cost, and the rollups.</summary>
    /// <returns>Prices and plan.</returns>
    public static async Task<CostOptions> FillAsync(string folder, IReadOnlyDictionary<string, string> settings, IReadOnlyList<SeededSong> songs)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), (string?)one.Value))).Build();
        var options = CostOptions.From(configuration);
        await Task.WhenAll(FillSongsAsync(Path.Combine(folder, "songs.db"), songs), FillCostsAsync(Path.Combine(folder, "costs.db"), options, songs));
        return options;
    }

    private static SongCost CostOf(SeededSong song, CostOptions options) => new(
        song.Meters, options.Costing.Of(song.Meters), options.Plan.Name, song.Version.Upload.Container, song.Name, song.Version.Result.ModelId,
        SongEnding.Recorded, song.Outcome, song.Genre);

    private static async Task FillSongsAsync(string path, IReadOnlyList<SeededSong> songs)
    {
        using var store = new SqliteTagStore(path);
        foreach (var some in songs.Chunk(AtOnce))
            await Task.WhenAll(some.Select(song => store.RecordAsync(song.Version, CancellationToken.None)));
    }

    private static async Task FillCostsAsync(string path, CostOptions options, IReadOnlyList<SeededSong> songs)
    {
        using var store = new SqliteCostStore(path);
        foreach (var some in songs.Chunk(AtOnce))
            await Task.WhenAll(some.Select(song => store.RecordAsync(CostOf(song, options), CancellationToken.None)));

        // Up to the hour that is not over yet, so that the service has nothing left to charge while somebody looks.
        var instances = new InstanceHours(options.Plan);
        foreach (var song in songs)
            instances.Add(song.Meters);
        var (first, last) = (InstanceHours.HourOf(songs[0].TaggedAt), InstanceHours.HourOf(DateTimeOffset.UtcNow).AddHours(1));
        var hours = Enumerable.Range(0, (int)(last - first).TotalHours + 1).Select(hour => first.AddHours(hour));
        await Task.WhenAll(instances.Of(hours, last.AddHours(1)).Select(hour => store.RecordIdleAsync(new IdleCost(options.Plan.Name, hour, options.Costing.OfIdle(hour)), CancellationToken.None)));

        foreach (var day in songs.Select(song => DateOnly.FromDateTime(song.TaggedAt.UtcDateTime)).Distinct())
            await store.RollUpAsync(day, publisher: null, CancellationToken.None);
    }
}
