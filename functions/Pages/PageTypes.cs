namespace GenreFunctions.Functions.Pages;

/// <summary>The kinds of files that the page is made of. The list is closed: a file of another kind is none of the page's.</summary>
internal static class PageTypes
{
    /// <summary>The content type of documents, which alone carry a content security policy.</summary>
    public const string Html = "text/html; charset=utf-8";

    private const string Text = "text/plain; charset=utf-8";

    private static readonly Dictionary<string, (string ContentType, bool IsText)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = (Html, true),
        [".css"] = ("text/css; charset=utf-8", true),
        [".js"] = ("text/javascript; charset=utf-8", true),
        [".json"] = ("application/json; charset=utf-8", true),
        [".svg"] = ("image/svg+xml; charset=utf-8", true),
        [".txt"] = (Text, true),
        [".md"] = (Text, true),
        [".png"] = ("image/png", false),
        [".jpg"] = ("image/jpeg", false),
        [".webp"] = ("image/webp", false),
        [".ico"] = ("image/x-icon", false),
        [".woff2"] = ("font/woff2", false),
    };

    /// <summary>The content type of a file, and whether it is text, which compresses well.</summary>
    /// <returns>Whether the page may have such a file.</returns>
    public static bool TryFind(string name, out string contentType, out bool isText)
    {
        var isKnown = Kinds.TryGetValue(Path.GetExtension(name), out var kind);
        (contentType, isText) = kind;
        return isKnown;
    }
}
