using System.Net.Sockets;
using GenreFunctions.Local.Hosting.Azurite;
using GenreFunctions.Local.Hosting.Blobs;
using GenreFunctions.Local.Hosting.ChangeFeed;
using GenreFunctions.Local.Hosting.Data;
using GenreFunctions.Local.Hosting.Discovery;
using GenreFunctions.Local.Hosting.Http;
using GenreFunctions.Local.Hosting.Invocation;
using GenreFunctions.Local.Hosting.Keys;
using GenreFunctions.Local.Hosting.Listening;
using GenreFunctions.Local.Hosting.Orchestrations;
using GenreFunctions.Local.Hosting.Queues;
using GenreFunctions.Local.Hosting.Settings;
using GenreFunctions.Local.Hosting.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting;

/// <summary>
/// Runs an app's functions in this process. Started in the order in which one thing needs another: storage, the app's own services and HTTP,
/// orchestrations, listeners; stopped the other way round.
/// </summary>
internal sealed class EmbeddedHost : IHost, IAsyncDisposable
{
    // What an invocation gets to end after it was cancelled.
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(5);

    private readonly HostPreparation _preparation;
    private readonly AppFunctions _functions;
    private readonly WebApplication _app;
    private readonly StorageEmulator? _emulator;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _abandon = new();
    private readonly List<IListener> _listeners = [];
    private HostDatabase? _database;
    private bool _isUp;
    private bool _isDisposed;

    public EmbeddedHost(HostPreparation preparation, AppFunctions functions, WebApplication app, StorageEmulator? emulator)
    {
        _preparation = preparation;
        _functions = functions;
        _app = app;
        _emulator = emulator;
        _log = app.Services.GetRequiredService<ILogger<EmbeddedHost>>();
        _time = app.Services.GetService<TimeProvider>() ?? TimeProvider.System;
    }

    public IServiceProvider Services => _app.Services;

    private DataFolder Folder => _preparation.Folder;

    private IOrchestrations? Orchestrations => _functions.UsesOrchestrations ? Services.GetRequiredService<IOrchestrations>() : null;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await StartEverythingAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            await DisposeAsync();
            if (fault is HostStartException failure)
                _preparation.Surroundings.OnStartFailure(failure);
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _isUp = false;
        File.Delete(Folder.Address);
        File.Delete(Folder.EmulatorConnection);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_preparation.Surroundings.DrainLimit);
        await using (limit.Token.Register(_abandon.Cancel))
        {
            try
            {
                await DrainAsync(limit.Token).WaitAsync(_preparation.Surroundings.DrainLimit + CancellationGrace, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                _log.LogWarning("Some invocations do not heed their cancellation; they end with the program");
            }
        }

        if (limit.IsCancellationRequested)
            _log.LogWarning("Some invocations had not ended after {Seconds} seconds and were cancelled; what they worked on is taken up again at the next start", _preparation.Surroundings.DrainLimit.TotalSeconds);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (_isUp)
            await StopAsync();
        await _app.DisposeAsync();
        if (_emulator is not null)
            await _emulator.DisposeAsync();
        _database?.Dispose();
        Folder.Dispose();
        _abandon.Dispose();
    }

    // Requests and listeners first: they may schedule orchestrations until the last of them is done.
    private async Task DrainAsync(CancellationToken limit)
    {
        await Task.WhenAll([_app.StopAsync(limit), .. _listeners.Select(listener => listener.DisposeAsync().AsTask())]);
        _listeners.Clear();
        if (Orchestrations is { } orchestrations)
            await orchestrations.StopAsync(limit);
    }

    private async Task StartEverythingAsync(CancellationToken cancellation)
    {
        if (_emulator is not null)
            await _emulator.StartAsync(cancellation);
        _database = new HostDatabase(Folder.HostDatabase);
        await StartHttpAsync(cancellation);
        _isUp = true;
        await StartOrchestrationsAsync(cancellation);
        foreach (var listener in Listeners(_database))
        {
            _listeners.Add(listener);
            await listener.StartAsync(cancellation);
        }

        foreach (var function in _functions.Disabled)
            _log.LogInformation("{Function} is switched off by a setting", function);
        foreach (var function in _functions.ChangeFeeds.Where(function => function.IsInCosmos))
        {
            _log.LogInformation(
                "{Function} is not started by the change feed of {Container}: with {Connection} set that is in Cosmos DB, which this host does not follow, and the app's timers do the work",
                function.Function.Name, function.Container, function.Connection);
        }

        var address = _app.Urls.First();
        await File.WriteAllTextAsync(Folder.Address, address, cancellation);
        if (_preparation.Arguments.AnonymousLoopback && _functions.Http.Count > 0)
            _log.LogInformation("Requests from this machine need no key; --anonymous-loopback false asks them for one, from {KeyFile}", Folder.Keys);
        _preparation.Log.WriteLine($"GenreFunctions is up at {address} (development and single-machine host; data in {Folder.Path})");
    }

    private async Task StartOrchestrationsAsync(CancellationToken cancellation)
    {
        if (Orchestrations is not { } orchestrations)
            return;
        try
        {
            await orchestrations.StartAsync(cancellation);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException or SqliteException)
        {
            // A history that is damaged or out of reach: whoever runs the host can mend that, and needs no stack trace for it.
            throw new HostStartException($"Orchestrations cannot be taken up: {fault.Message}");
        }
    }

    private async Task StartHttpAsync(CancellationToken cancellation)
    {
        var keys = KeyRing.Open(Folder.Keys, _functions.Http.Select(function => function.Function.Name));
        var gate = new RequestGate(keys, _preparation.Arguments.AnonymousLoopback);
        var invoker = Services.GetRequiredService<FunctionInvoker>();
        HttpServer.Map(_app, _functions.Http, function => new HttpFunctionEndpoint(function, gate, invoker, _abandon.Token));
        try
        {
            await _app.StartAsync(cancellation);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException or SocketException)
        {
            throw new HostStartException($"Port {_preparation.Arguments.Port} is in use; stop what uses it, or give another with --port (0 is any free one).");
        }
    }

    private IEnumerable<IListener> Listeners(HostDatabase database)
    {
        var hostJson = _preparation.HostJson;
        var firstPause = _preparation.Surroundings.FirstRetryPause;
        var invoker = Services.GetRequiredService<FunctionInvoker>();
        var storage = Services.GetRequiredService<StorageServices>();
        var blobOptions = new BlobListenerOptions(hostJson.MaximumConcurrentBlobs, hostJson.PoisonBlobThreshold, _time, _abandon.Token);
        var queueOptions = new QueueListenerOptions(hostJson.QueueBatchSize, hostJson.MaximumDequeueCount, firstPause, _time, _abandon.Token);
        var feedOptions = new ChangeFeedListenerOptions(firstPause, _time, _abandon.Token);
        var blobLog = Services.GetRequiredService<ILogger<BlobListener>>();
        var timerLog = Services.GetRequiredService<ILogger<TimerListener>>();
        var queueLog = Services.GetRequiredService<ILogger<QueueListener>>();
        var feedLog = Services.GetRequiredService<ILogger<ChangeFeedListener>>();
        // First, as a browser may upload as soon as the host is up.
        if (Cors(storage) is { } cors)
            yield return cors;
        foreach (var function in _functions.Blobs)
        {
            var receipts = new BlobReceipts(database, function.Function.Name, function.Pattern.Container);
            yield return new BlobListener(function, blobOptions, new BlobBook(receipts, _time, firstPause), invoker, storage, blobLog);
        }

        foreach (var function in _functions.Queues)
            yield return new QueueListener(function, queueOptions, invoker, storage, queueLog);
        foreach (var function in _functions.ChangeFeeds.Where(function => !function.IsInCosmos))
        {
            var place = new ChangeFeedPlace(database, function.Function.Name, function.Container);
            yield return new ChangeFeedListener(function, new ChangeFeedFile(Folder.Container(function.Container)), place, feedOptions, invoker, feedLog);
        }

        foreach (var function in _functions.Timers)
            yield return new TimerListener(function, new TimerMemory(database), invoker, _time, timerLog, _abandon.Token);
    }

    private EmulatorCors? Cors(StorageServices storage) =>
        _functions.Http.Count > 0 && new StorageConnections(_app.Configuration).TryFind(StorageConnections.Audio, out var connection, out _)
            ? EmulatorCors.For(connection, new Uri(_app.Urls.First()), storage, _time, Services.GetRequiredService<ILogger<EmulatorCors>>())
            : null;
}
