namespace GenreFunctions.Local.Hosting.Http;

/// <summary>
/// Whether a name is this machine's own for itself. A page from elsewhere can make a browser ask 127.0.0.1 under its own name (DNS rebinding);
/// the name gives it away.
/// </summary>
internal static class LoopbackHost
{
    /// <summary>The sentence for everybody else.</summary>
    public const string Refusal = "This host answers at 127.0.0.1, localhost and [::1] only.";

    private static readonly string[] Names = ["127.0.0.1", "localhost", "[::1]"];

    public static bool IsOwn(string host) => Names.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an Origin header is a page of this machine.</summary>
    public static bool IsOwnOrigin(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsOwn(uri.Host);
}
