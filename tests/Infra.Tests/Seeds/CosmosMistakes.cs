namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in the database of results and costs.</summary>
internal static class CosmosMistakes
{
    private const string Cosmos = "infra/modules/cosmos.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Cosmos, "disableLocalAuth: true", "disableLocalAuth: false", "CosmosIsClosed", "disableLocalAuth"),
        new(Cosmos, "      id: 'costs'\n", "      id: 'costs'\n      defaultTtl: 86400\n", "CosmosIsClosed", "Documents of costs would expire"),
        new(Cosmos, "options: capacity == 'serverless' ? {} :", "options: capacity == 'autoscale' ? {} :", "CosmosIsClosed", "takes no throughput"),
        new(Cosmos, "paths: ['/publisher', '/songId']", "paths: ['/songId', '/publisher']", "ContainersMatchTheCode", "the code writes by /publisher, /songId, in that order"),
        new(Cosmos, "          { path: '/nameKey/?' }\n", "", "ContainersMatchTheCode", "songs has no index on /nameKey/?"),
        new(Cosmos, "          { path: '/endedKey/?' }\n", "", "ContainersMatchTheCode", "costs has no index on /endedKey/?"),
        new(Cosmos, "{ path: '/costKey/?' }", "{ path: '/cost/?' }", "ContainersMatchTheCode", "an index on /cost/?, which nobody asks by"),
        new(Cosmos, "excludedPaths: [{ path: '/*' }]", "excludedPaths: []", "ContainersMatchTheCode", "excludes nothing", 2),
        new(Cosmos, "kind: 'MultiHash'", "kind: 'Hash'", "ContainersMatchTheCode", "is of kind Hash", 2),
        new(Cosmos, "  name: 'costs'", "  name: 'cost'", "ContainersMatchTheCode", "genre/costs, which is not made"),
        new(Cosmos, "var databaseName = 'genre'", "var databaseName = 'genres'", "FeedsAreThere", "reads the changes of genre/costs"),
        new(Cosmos, "  name: 'leases'", "  name: 'lease'", "FeedsAreThere", "keeps its place in genre/leases"),
        new(Cosmos, "paths: ['/id']", "paths: ['/key']", "FeedsAreThere", "the trigger writes by /id"),
        new(Cosmos, "          { path: '/confidenceKey/?' }\n", "", "QueriesAreIndexed", "by confidenceKey"),
        new(Cosmos, "{ path: '/current/genre/?' }", "{ path: '/genre/?' }", "QueriesAreIndexed", "by current.genre"),
    ];
}
