using GenreFunctions.Functions.Costs.Idle;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Costs;

/// <summary>What metering, recording and reporting costs asks for.</summary>
internal static class CostServices
{
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static IServiceCollection AddCosts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCosmosAccount(configuration);
        services.AddSingleton(CostOptions.From(configuration));
        services.AddSingleton<CostRecorder>();
        services.AddSingleton<IdleCharging>();
        services.AddSingleton(provider => CostStores.Create(configuration, provider.GetService<CosmosAccount>()));
        services.AddSingleton(provider => (ICostUpkeep)provider.GetRequiredService<ICostStore>());
        return services.AddSingleton<IHostedService>(provider => new CostStoreAnnouncement(
            provider.GetRequiredService<ICostStore>(),
            provider.GetRequiredService<ICostUpkeep>(),
            configuration,
            provider.GetRequiredService<ILogger<CostStoreAnnouncement>>(),
            provider.GetService<CosmosAccount>()));
    }
}
