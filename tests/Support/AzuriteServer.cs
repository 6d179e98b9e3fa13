using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Xunit;

namespace GenreFunctions.Tests.Support;

/// <summary>A real storage emulator of one test class's own: free ports, an account and key of its own, its data in a folder that goes with it.</summary>
public sealed class AzuriteServer : IAsyncLifetime, IAsyncDisposable
{
    private const string Account = "testaccount";
    private const string Listening = "service is successfully listening at ";

    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly TemporaryFolder _folder = new();
    private Process? _process;
    private Uri? _blobs;
    private Uri? _queues;
    private bool _up;

    /// <summary>How to reach it, key included; the same after <see cref="StopAsync"/> and <see cref="StartAsync"/>.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={_key};BlobEndpoint={Endpoint(_blobs)};QueueEndpoint={Endpoint(_queues)};";

    public BlobServiceClient Blobs => new(ConnectionString);

    public QueueServiceClient Queues => new(ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>What its process has computed.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public Task InitializeAsync() => StartAsync();

    /// <summary>Starts it, or starts it again at the same ports with the same data.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Path.Combine(RepositoryFolder.Path, "node_modules/azurite/dist/src/azurite.js"),
                "--blobHost", "127.0.0.1", "--blobPort", $"{_blobs?.Port ?? 0}",
                "--queueHost", "127.0.0.1", "--queuePort", $"{_queues?.Port ?? 0}",
                "--tableHost", "127.0.0.1", "--tablePort", "0",
                "--location", _folder.Path, "--silent", "--disableTelemetry",
            },
            RedirectStandardOutput = true,
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{_key}" },
        };
        _process = Process.Start(start)!;
        while (_blobs is null || _queues is null || !_up)
            Take(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Azurite ended before it listened: run npm ci in the repository."));
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Ends it, as a crash would; the data stays.</summary>
    public async Task StopAsync()
    {
        _up = false;
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    private static string Endpoint(Uri? service) => $"{service}{Account}";

    private void Take(string line)
    {
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at < 0)
            return;
        var address = new Uri(line[(at + Listening.Length)..]);
        if (line.Contains("Blob", StringComparison.Ordinal))
            _blobs = address;
        else if (line.Contains("Queue", StringComparison.Ordinal))
            _queues = address;
        else
            _up = true; // The table service comes last.
    }
}
