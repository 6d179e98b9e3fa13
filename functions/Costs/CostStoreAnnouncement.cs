using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Costs;

/// <summary>
/// Says at the start where costs are kept, in one line without secrets, in a second one when their changes will not be noticed there, and soon after when they
/// cannot be kept there. The app starts all the same: a store that is away for a while comes back.
/// </summary>
internal sealed class CostStoreAnnouncement(
    ICostStore store, ICostUpkeep upkeep, IConfiguration configuration, ILogger<CostStoreAnnouncement> logger, CosmosAccount? cosmos) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("Costs are kept in {Store}.", store);
        if (CostStores.BlindFeed(configuration, cosmos) is { } why)
            logger.LogWarning("{Why}", why);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await upkeep.CheckAsync(stoppingToken);
        }
        catch (TagStoreUnavailableException fault)
        {
            logger.LogError("No cost can be recorded as things are: {Reason}", fault.Message);
        }
    }
}
