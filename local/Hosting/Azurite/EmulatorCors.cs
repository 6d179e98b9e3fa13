using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Local.Hosting.Listening;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>
/// Lets a page that this host serves reach the storage emulator from a browser, where it uploads songs and plays them: a CORS rule for the page's
/// origin, beside the rules that are there. An account in Azure gets its rules from whoever sets it up.
/// </summary>
internal sealed class EmulatorCors : IListener
{
    // What an upload by a signed address sends, and what a player asks for and has to see of the answer.
    private const string Methods = "PUT,GET,HEAD,OPTIONS";
    private const string AllowedHeaders = "content-type,range,if-match,if-none-match,x-ms-*";
    private const string ExposedHeaders = "etag,content-length,content-range,accept-ranges,x-ms-*";
    private const int MaximumAgeSeconds = 600;

    // A storage service takes five rules and no more.
    private const int MostRules = 5;

    // Hosts on one emulator share one rule. Those that took any free port leave origins behind, of which the latest are kept.
    private const int MostOrigins = 16;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private readonly BlobServiceClient _blobs;
    private readonly string[] _origins;
    private readonly StorageService _service;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private bool _isSet;

    private EmulatorCors(BlobServiceClient blobs, Uri page, StorageServices services, TimeProvider time, ILogger<EmulatorCors> log)
    {
        _blobs = blobs;
        _origins = [$"http://127.0.0.1:{page.Port}", $"http://localhost:{page.Port}"];
        _service = services.At(new Uri(blobs.Uri.AbsoluteUri.TrimEnd('/') + '/'));
        _time = time;
        _log = log;
    }

    /// <summary>For an account; <see langword="null"/> when that is not an emulator, which listens on this machine and without encryption.</summary>
    public static EmulatorCors? For(string connection, Uri page, StorageServices services, TimeProvider time, ILogger<EmulatorCors> log)
    {
        var options = new BlobClientOptions();
        StorageService.Configure(options);
        var blobs = new BlobServiceClient(connection, options);
        return blobs.Uri is { IsLoopback: true, Scheme: "http" } ? new EmulatorCors(blobs, page, services, time, log) : null;
    }

    /// <summary>Returns when the rule is there, or, when the emulator does not answer, after a moment; then it is tried again.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await TryAsync(cancellation);
        if (!_isSet)
            _running = Task.Run(TryAgainAsync, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task TryAgainAsync()
    {
        try
        {
            while (!_isSet)
            {
                await Task.Delay(RetryPause, _time, _stopping.Token);
                await TryAsync(_stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await _service.MeetAsync(SetAsync, cancellation);
        }
#pragma warning disable CA1031 // What does not answer as a storage service may answer anything; it must not keep the host from starting.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _service.Failed(fault);
        }
    }

    private async Task SetAsync(CancellationToken cancellation)
    {
        // The emulator takes its properties as a whole only.
        var properties = (await _blobs.GetPropertiesAsync(cancellation)).Value;
        var rules = properties.Cors ?? [];
        var others = rules.Where(rule => !IsOwn(rule)).ToList();
        var known = rules.Where(IsOwn).SelectMany(rule => rule.AllowedOrigins.Split(',')).ToList();
        if (others.Count >= MostRules)
        {
            _log.LogWarning("The storage emulator has {Rules} CORS rules and takes no more: a page at {Origin} cannot upload or play songs until one is removed", others.Count, _origins[0]);
        }
        else if (_origins.Except(known).Any())
        {
            properties.Cors = [.. others, Own([.. known.Except(_origins), .. _origins])];
            await _blobs.SetPropertiesAsync(properties, cancellation);
        }

        _isSet = true;
        _service.Answered();
    }

    private static bool IsOwn(BlobCorsRule rule) => rule.AllowedMethods == Methods && rule.AllowedHeaders == AllowedHeaders && rule.ExposedHeaders == ExposedHeaders;

    private static BlobCorsRule Own(IReadOnlyList<string> origins) => new()
    {
        AllowedOrigins = string.Join(',', origins.TakeLast(MostOrigins)),
        AllowedMethods = Methods,
        AllowedHeaders = AllowedHeaders,
        ExposedHeaders = ExposedHeaders,
        MaxAgeInSeconds = MaximumAgeSeconds,
    };
}
