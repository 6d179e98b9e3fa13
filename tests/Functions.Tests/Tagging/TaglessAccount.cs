using System.Net;
using System.Net.Sockets;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>A storage account that has every blob and takes index tags on none: no emulator refuses them.</summary>
internal sealed class TaglessAccount : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly int _status;
    private readonly string _errorCode;

    public TaglessAccount(int status, string errorCode)
    {
        (_status, _errorCode) = (status, errorCode);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = AnswerAsync();
    }

    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName=tagless;AccountKey=AAAA;BlobEndpoint={Address}tagless;QueueEndpoint={Address}tagless;";

    public int Refused { get; private set; }

    private string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            context.Response.Headers["ETag"] = "\"0x1\"";
            context.Response.Headers["Last-Modified"] = "Sat, 21 Nov 2026 12:00:00 GMT";
            if (context.Request.QueryString["comp"] == "tags")
            {
                Refused++;
                context.Response.StatusCode = _status;
                context.Response.Headers["x-ms-error-code"] = _errorCode;
            }

            context.Response.Close();
        }
    }
}
