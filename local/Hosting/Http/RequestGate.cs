using System.Net;
using GenreFunctions.Local.Hosting.Keys;
using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Local.Hosting.Http;

/// <summary>Decides whether a request may start a function.</summary>
/// <param name="keys">The keys.</param>
/// <param name="anonymousLoopback">Whether requests from this machine need none.</param>
internal sealed class RequestGate(KeyRing keys, bool anonymousLoopback)
{
    private const string KeyHeader = "x-functions-key";
    private const string KeyQuery = "code";

    // A proxy on this machine speaks for others.
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host"];

    public bool Admits(HttpRequest request, HttpFunction function) =>
        keys.Opens(function.Function.Name, function.Level, request.Headers[KeyHeader].FirstOrDefault() ?? request.Query[KeyQuery].FirstOrDefault())
        || (anonymousLoopback && IsFromHere(request));

    private static bool IsFromHere(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !ProxyHeaders.Any(request.Headers.ContainsKey)
        // A page from elsewhere may send requests here, too; the browser says where it is from.
        && request.Headers.Origin.All(origin => origin is not null && LoopbackHost.IsOwnOrigin(origin));
}
