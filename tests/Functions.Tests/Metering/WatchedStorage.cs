using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Metering;

/// <summary>Stands in front of a storage emulator, writes down every request that it answers, and refuses those that it is told to. It knows nothing of the app.</summary>
internal sealed class WatchedStorage : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Transfer-Encoding", "Keep-Alive"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly AzuriteServer _azurite;
    private readonly WebApplication _app;
    private int _blobPort;

    private WatchedStorage(AzuriteServer azurite)
    {
        _azurite = azurite;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(PassOnAsync);
    }

    public string ConnectionString { get; private set; } = "";

    /// <summary>In order of their answers.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    /// <summary>Says with which status a request is refused, if at all.</summary>
    public Func<string, string, int?>? Refuse { get; set; }

    public static async Task<WatchedStorage> StartAsync(AzuriteServer azurite)
    {
        var storage = new WatchedStorage(azurite);
        await storage._app.StartAsync();
        var ports = storage._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(address => new Uri(address).Port).ToArray();
        storage._blobPort = ports[0];
        storage.ConnectionString = azurite.ConnectionString
            .Replace($":{azurite.Blobs.Uri.Port}/", $":{ports[0]}/", StringComparison.Ordinal)
            .Replace($":{azurite.Queues.Uri.Port}/", $":{ports[1]}/", StringComparison.Ordinal);
        return storage;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var isQueue = context.Connection.LocalPort != _blobPort;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        byte[] answer = [];
        if (Refuse?.Invoke(context.Request.Method, target) is { } status)
        {
            context.Response.StatusCode = status;
            context.Response.Headers["x-ms-error-code"] = "Refused";
        }
        else
        {
            answer = await AskAsync(context, new Uri($"http://127.0.0.1:{(isQueue ? _azurite.Queues.Uri : _azurite.Blobs.Uri).Port}{target}"), body.ToArray());
        }

        _seen.Enqueue(new SeenRequest(isQueue, context.Request.Method, target, context.Response.StatusCode, body.Length, answer.Length));
        await context.Response.Body.WriteAsync(answer);
    }

    private async Task<byte[]> AskAsync(HttpContext context, Uri address, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (body.Length > 0 || context.Request.ContentLength is not null)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase) && !request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var response = await _client.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase))
                context.Response.Headers[name] = values.ToArray();
        }

        // What is asked for by HEAD keeps its length, and has no bytes.
        if (context.Request.Method != "HEAD" && context.Response.StatusCode is not 204 and not 304)
            context.Response.ContentLength = answer.Length;
        return answer;
    }
}
