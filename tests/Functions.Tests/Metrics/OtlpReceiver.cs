using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Metrics;

/// <summary>Receives OTLP over HTTP, as a collector does, and keeps what came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Channel<(string Path, byte[] Body)> _received = Channel.CreateUnbounded<(string, byte[])>();

    private OtlpReceiver(WebApplication app)
    {
        _app = app;
        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            await _received.Writer.WriteAsync((request.Path, body.ToArray()));
            return Microsoft.AspNetCore.Http.Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => _app.Urls.Single();

    public int Waiting => _received.Reader.Count;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        await receiver._app.StartAsync();
        return receiver;
    }

    public async Task<(string Path, OtlpMetricsBody Body)> NextAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var (path, body) = await _received.Reader.ReadAsync(limit.Token);
        return (path, OtlpMetricsBody.Read(body));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
