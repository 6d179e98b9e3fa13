using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Results;

/// <summary>Says at the start where songs are kept, in one line without secrets.</summary>
internal sealed class TagStoreAnnouncement(ITagStore store, ILogger<TagStoreAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("Songs are kept in {Store}.", store);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
