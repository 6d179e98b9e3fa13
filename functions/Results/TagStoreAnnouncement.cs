using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Results;

/// <summary>
/// Says at the start where songs are kept, in one line without secrets, and soon after when they cannot be kept there. The app starts all the same: a
/// store that is away for a while comes back, and songs wait for it.
/// </summary>
internal sealed class TagStoreAnnouncement(ITagStore store, ILogger<TagStoreAnnouncement> logger) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("Songs are kept in {Store}.", store);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await store.CheckAsync(stoppingToken);
        }
        catch (TagStoreUnavailableException fault)
        {
            logger.LogError("No song can be recorded as things are: {Reason}", fault.Message);
        }
    }
}
