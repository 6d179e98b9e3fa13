using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>Asks whether a storage emulator with the development account listens.</summary>
internal static class EmulatorProbe
{
    // On the own machine an emulator answers in milliseconds, even when it is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether both services of an emulator answer.</summary>
    public static bool Answers(EmulatorPorts ports) => IsStorage(ports.Blobs, "Blob") && IsStorage(ports.Queues, "Queue");

    // Asked without a key, a storage service that has the account refuses with 403, the error's name in a header, and its own name in Server.
    private static bool IsStorage(int port, string service)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{EmulatorAccount.Development.Name}?comp=list");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            return answer.StatusCode == HttpStatusCode.Forbidden
                && answer.Headers.Contains("x-ms-error-code")
                && answer.Headers.TryGetValues("Server", out var names) && names.Any(name => name.Contains(service, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
