using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.OpenApi;

/// <summary>Describes the HTTP functions to anybody, in OpenAPI 3.1. A test keeps the description and the functions alike.</summary>
public static class GetOpenApi
{
    private static readonly Lazy<string> Document = new(Read);

    /// <summary>Answers <c>GET openapi.json</c>.</summary>
    [Function(nameof(GetOpenApi))]
    public static IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ContentResult { StatusCode = StatusCodes.Status200OK, ContentType = HttpAnswers.JsonType, Content = Document.Value };
    }

    private static string Read()
    {
        using var stream = typeof(GetOpenApi).Assembly.GetManifestResourceStream(typeof(GetOpenApi), "openapi.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
