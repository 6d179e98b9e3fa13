using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GenreFunctions.Cli.Tests.Costs.Reconciling;

/// <summary>A small HTTP server that answers every request with one export.</summary>
internal sealed class FakeCosts : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly byte[] _export;

    public FakeCosts(string export)
    {
        _export = Encoding.UTF8.GetBytes(export);
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>What a request has to bring, if anything.</summary>
    public string? Key { get; init; }

    public int Status { get; set; } = 200;

    /// <summary>Every answered request's path and query.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var isAllowed = Key is null || context.Request.Headers["x-functions-key"] == Key;
            if (isAllowed)
                Requests.Enqueue(context.Request.RawUrl!);
            context.Response.StatusCode = isAllowed ? Status : 401;
            context.Response.Close(_export, willBlock: true);
        }
    }
}
