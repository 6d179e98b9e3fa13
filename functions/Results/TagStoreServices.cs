using GenreFunctions.Functions.Results.Cosmos;
using GenreFunctions.Functions.Results.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddSingleton(_ => Create(configuration));
        return services.AddHostedService<TagStoreAnnouncement>();
    }

    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and holds no secret.</exception>
    public static ITagStore Create(IConfiguration configuration) => CosmosSettings.Of(configuration) is { } cosmos
        ? new CosmosTagStore(cosmos, CosmosClients.Create(cosmos, CosmosClients.Options(cosmos)))
        : new SqliteTagStore(Stated(configuration["TagStore:SqlitePath"]) ?? Path.Combine(Stated(configuration["DataFolder"]) ?? DefaultFolder, FileName));

    private static string? Stated(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
