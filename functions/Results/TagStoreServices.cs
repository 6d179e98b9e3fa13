using GenreFunctions.Functions.Results.Cosmos;
using GenreFunctions.Functions.Results.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenreFunctions.Functions.Results;

/// <summary>
/// Chooses the store: Cosmos DB when <c>CosmosConnection</c> or <c>CosmosConnection__accountEndpoint</c> is set, otherwise SQLite, in
/// <c>TagStore:SqlitePath</c> or else <c>songs.db</c> in <c>DataFolder</c>.
/// </summary>
internal static class TagStoreServices
{
    private const string DefaultFolder = "data";
    private const string FileName = "songs.db";

    public static IServiceCollection AddTagStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCosmosAccount(configuration);
        services.AddSingleton(provider => Create(configuration, provider.GetService<CosmosAccount>()));
        return services.AddHostedService<TagStoreAnnouncement>();
    }

    /// <summary>Adds the account that all stores share; where there is no Cosmos DB, asking for it gives nothing.</summary>
    public static void AddCosmosAccount(this IServiceCollection services, IConfiguration configuration) =>
        services.TryAddSingleton(_ => CosmosAccount.Of(configuration)!);

    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and holds no secret.</exception>
    public static ITagStore Create(IConfiguration configuration, CosmosAccount? cosmos) => cosmos is null
        ? new SqliteTagStore(SqlitePath(configuration, "TagStore:SqlitePath", FileName))
        : new CosmosTagStore(cosmos);

    /// <summary>A store's file: where its setting says, else in the data folder.</summary>
    public static string SqlitePath(IConfiguration configuration, string setting, string fileName) =>
        Setting.Text(configuration, setting) ?? DataFile(configuration, fileName);

    /// <summary>A file in the data folder.</summary>
    public static string DataFile(IConfiguration configuration, string fileName) => Path.Combine(Setting.Text(configuration, "DataFolder") ?? DefaultFolder, fileName);
}
