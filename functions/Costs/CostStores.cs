using GenreFunctions.Functions.Costs.Cosmos;
using GenreFunctions.Functions.Costs.Rollups;
using GenreFunctions.Functions.Costs.Sqlite;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Costs;

/// <summary>
/// Chooses the store as <see cref="TagStoreServices"/> does: Cosmos DB where it is configured, otherwise SQLite, in <c>CostStore:SqlitePath</c> or else
/// <c>costs.db</c> in <c>DataFolder</c>.
/// </summary>
internal static class CostStores
{
    private const string PathSetting = "CostStore:SqlitePath";
    private const string FileName = $"{RollUpCosts.Container}.db";

    /// <summary>The store, which is an <see cref="ICostUpkeep"/> too.</summary>
    public static ICostStore Create(IConfiguration configuration, CosmosAccount? cosmos) =>
        cosmos is null ? new SqliteCostStore(TagStoreServices.SqlitePath(configuration, PathSetting, FileName)) : new CosmosCostStore(cosmos);

    /// <summary>Why the host will not see changes in the store, as a sentence; <see langword="null"/> when it will.</summary>
    public static string? BlindFeed(IConfiguration configuration, CosmosAccount? cosmos)
    {
        const string Meanwhile = "costs are summed up once an hour instead of at once";
        if (cosmos is not null)
        {
            return cosmos.Settings.Database == RollUpCosts.Database
                ? null
                : $"The change feed is read in the database {RollUpCosts.Database}, and Cosmos__Database is {cosmos.Settings.Database}: {Meanwhile}.";
        }

        var path = Path.GetFullPath(TagStoreServices.SqlitePath(configuration, PathSetting, FileName));
        var looked = Path.GetFullPath(TagStoreServices.DataFile(configuration, FileName));
        return path == looked ? null : $"The change feed is read at {looked}, and CostStore__SqlitePath is {path}: {Meanwhile}.";
    }
}
