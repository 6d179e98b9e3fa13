using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace GenreFunctions.Functions.Pages;

/// <summary>Answers with files of the page. Thread-safe.</summary>
public sealed class PageAnswers
{
    private readonly PageFiles _files;
    private readonly string _policy;

    internal PageAnswers(PageFiles files, AudioStorage storage)
    {
        _files = files;
        // Songs go from the browser straight to their storage, and are played from there.
        var audio = storage.Blobs.Uri.GetLeftPart(UriPartial.Authority);
        _policy = string.Join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            $"connect-src 'self' {audio}",
            $"media-src 'self' blob: {audio}",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'");
    }

    /// <summary>The file of this path; 304 for whoever has it already, 404 when there is none.</summary>
    internal IActionResult Answer(HttpRequest request, string path)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (_files.Find(path) is not { } file)
            return HttpAnswers.Problem(StatusCodes.Status404NotFound, "The page has no such file.");
        var body = file.For(request);
        var isDocument = file.ContentType == PageTypes.Html;
        // No file has its version in its name, so that all are asked for again, and seldom sent again.
        headers.CacheControl = isDocument ? "no-cache" : "public, max-age=0, must-revalidate";
        if (isDocument)
            headers.ContentSecurityPolicy = _policy;
        if (file.IsText)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (body.Encoding is not null)
            headers.ContentEncoding = body.Encoding;
        return new FileContentResult(body.Bytes, file.ContentType) { EntityTag = new EntityTagHeaderValue(body.ETag) };
    }
}
