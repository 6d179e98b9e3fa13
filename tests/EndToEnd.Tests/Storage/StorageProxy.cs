using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.EndToEnd.Tests.Storage;

/// <summary>
/// Stands between the service and its storage and passes everything on, except what it is told to fail. What signs a request is over its path and
/// headers, not over the host it goes to, so nothing else has to know.
/// </summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] HopByHop = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Expect"];

    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None });
    private readonly Uri _blobs;
    private readonly string _storage;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private volatile Func<string, string, bool> _fails = (_, _) => false;

    private StorageProxy(AzuriteServer storage)
    {
        _storage = storage.ConnectionString;
        _blobs = storage.Blobs.Uri;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(PassOnAsync);
    }

    /// <summary>How to reach the storage through here; queues are reached directly.</summary>
    public string ConnectionString => _storage.Replace($"{_blobs.Scheme}://{_blobs.Authority}", _app.Urls.Single(), StringComparison.Ordinal);

    /// <summary>When requests were failed, since the proxy began.</summary>
    public ConcurrentQueue<TimeSpan> Failed { get; } = [];

    public static async Task<StorageProxy> StartAsync(AzuriteServer storage)
    {
        var proxy = new StorageProxy(storage);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>Answers 500 to requests of this method and path from now on.</summary>
    public void Fail(Func<string, string, bool> requests) => _fails = requests;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (_fails(context.Request.Method, target))
        {
            Failed.Enqueue(_clock.Elapsed);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.Headers["x-ms-error-code"] = "InternalError";
            return;
        }

        // As it came, letter for letter: escapes are part of what is signed.
        var address = new Uri($"{_blobs.Scheme}://{_blobs.Authority}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (context.Request.ContentLength is not null || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => !HopByHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopByHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
                context.Response.Headers[name] = values.ToArray();
            if (context.Request.Method != HttpMethods.Head)
                await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }
}
