using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Listening;

/// <summary>The storage services that the host listens to, each once. Thread-safe.</summary>
internal sealed class StorageServices(ILogger<StorageService> log)
{
    private readonly ConcurrentDictionary<string, StorageService> _services = new();

    /// <summary>The service at an address.</summary>
    public StorageService At(Uri address)
    {
        var bare = new Uri(address.GetLeftPart(UriPartial.Path));
        return _services.GetOrAdd(bare.ToString(), _ => new StorageService(bare, log));
    }
}
