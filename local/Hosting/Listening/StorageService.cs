using System.Net.Sockets;
using Azure;
using Azure.Core;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Listening;

/// <summary>Whether one service of a storage account answers; says when it stops to and when it does again, once for all who listen to it. Thread-safe.</summary>
/// <param name="address">Its address, without anything secret.</param>
/// <param name="log">Where it is said.</param>
internal sealed class StorageService(Uri address, ILogger log)
{
    // An account that does not answer must not hold up the start.
    private static readonly TimeSpan FirstLookLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _turn = new();
    private bool _isOut;

    /// <summary>What clients of a listener are made with: no tries of their own, because the listener tries again and says so.</summary>
    public static void Configure(ClientOptions options)
    {
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
    }

    /// <summary>Whether an exception is a storage service that does not do what it should.</summary>
    public static bool IsFault(Exception fault) => fault is RequestFailedException or AggregateException or IOException or SocketException or HttpRequestException or OperationCanceledException;

    /// <summary>The first thing that is asked of it, for a moment only; that it did not answer is said, and the listener asks again.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task MeetAsync(Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(FirstLookLimit);
        try
        {
            await ask(limit.Token);
        }
        catch (Exception fault) when (IsFault(fault) && !cancellation.IsCancellationRequested)
        {
            Failed(fault);
        }
    }

    /// <summary>It has answered.</summary>
    public void Answered()
    {
        lock (_turn)
        {
            if (!_isOut)
                return;
            _isOut = false;
        }

        log.LogInformation("The storage at {Address} answers again", address);
    }

    /// <summary>It has not answered as it should.</summary>
    public void Failed(Exception fault)
    {
        lock (_turn)
        {
            if (_isOut)
                return;
            _isOut = true;
        }

        log.LogWarning("The storage at {Address} does not answer as it should ({Reason}); it is asked again until it does", address, fault.Message.Split('\n')[0]);
    }
}
