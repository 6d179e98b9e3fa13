using System.Text.Json.Nodes;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Browser.Tests.Seeding;

/// <summary>The services that tests look at beside the shared one.</summary>
internal static class Sites
{
    public const decimal MonthlyBudget = 6;

    private const int FlexSongs = 60;

    private static CostOptions? _catalogueOptions;

    /// <summary>By what the catalogue's songs are charged, once it has been asked for.</summary>
    public static CostOptions CatalogueOptions => _catalogueOptions ?? throw new InvalidOperationException("The catalogue has not been started.");

    /// <summary>Everything has a price; see <see cref="PriceBookWithAll"/>.</summary>
    public static Task<Site> CatalogueAsync() => Site.StartAsync(
        folder => new()
        {
            ["Costs__Plan"] = "container-apps",
            ["Costs__PriceBook"] = PriceBookWithAll(folder),
            ["Costs__MonthlyBudget"] = FormattableString.Invariant($"{MonthlyBudget}"),
        },
        async (folder, settings) => _catalogueOptions = await SeededDatabase.FillAsync(folder, settings, SeededSongs.All));

    /// <summary>By the price book that ships, which lacks a price that every song on Flex needs.</summary>
    public static Task<Site> FlexAsync() => Site.StartAsync(
        _ => new() { ["Costs__Plan"] = "flex" },
        async (folder, settings) => await SeededDatabase.FillAsync(folder, settings, [.. SeededSongs.All.Take(FlexSongs)]));

    public static Task<Site> LockedAsync() => Site.StartAsync(_ => [], (_, _) => Task.CompletedTask, "--anonymous-loopback", "false");

    // The book that ships, and a price of the tests' own for what it lacks, as docs/finance.md says how.
    private static string PriceBookWithAll(string folder)
    {
        var book = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "core", "Costs", "prices.json")))!;
        book["version"] = $"{book["version"]}-example";
        book["absent"] = new JsonArray([.. book["absent"]!.AsArray().Where(absent => (string?)absent!["key"] != "durable.actions").Select(absent => absent!.DeepClone())]);
        book["prices"]!.AsArray().Add(new JsonObject
        {
            ["key"] = "durable.actions", ["price"] = 0.6m, ["unit"] = "1M", ["quantity"] = 1_000_000, ["asOf"] = "2026-11-21", ["source"] = "An example: a contract's price stands here.",
        });
        var path = Path.Combine(folder, "our-prices.json");
        File.WriteAllText(path, book.ToJsonString());
        return path;
    }
}
