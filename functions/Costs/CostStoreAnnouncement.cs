using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Costs;

/// <summary>Says at the start where costs are kept, in one line without secrets, and in a second one when their changes will not be noticed there.</summary>
internal sealed class CostStoreAnnouncement(ICostStore store, IConfiguration configuration, ILogger<CostStoreAnnouncement> logger, CosmosAccount? cosmos) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("Costs are kept in {Store}.", store);
        if (CostStores.BlindFeed(configuration, cosmos) is { } why)
            logger.LogWarning("{Why}", why);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
