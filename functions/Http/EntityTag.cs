using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace GenreFunctions.Functions.Http;

/// <summary>Answers that are the same as long as their tag is (RFC 9110, 8.8.3), so that a caller who has one need not be sent it again.</summary>
internal static class EntityTag
{
    // What was made of a song's version never changes, but the song may.
    private const string Caching = "private, max-age=3600";

    /// <summary>Whether the caller says that he has the answer of this tag, quotation marks included.</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.SelectMany(header => (header ?? "").Split(',')).Select(one => one.Trim()).Any(one => one == "*" || one == tag || one == $"W/{tag}");

    /// <summary>304: he has it.</summary>
    public static IActionResult Unchanged(HttpRequest request, string tag) => Answer(request, tag, new StatusCodeResult(StatusCodes.Status304NotModified));

    /// <summary>An answer with its tag.</summary>
    public static IActionResult Answer(HttpRequest request, string tag, IActionResult answer)
    {
        var headers = request.HttpContext.Response.Headers;
        (headers.ETag, headers.CacheControl) = (tag, Caching);
        return answer;
    }
}
