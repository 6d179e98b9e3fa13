using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace GenreFunctions.Functions.Tests.Http;

/// <summary>A request to an HTTP function, and what it answered.</summary>
internal static class Call
{
    public static HttpRequest Request(string query = "", string? body = null)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body ?? ""));
        return context.Request;
    }

    /// <summary>The body as JSON, once the status and the type are as they have to be.</summary>
    public static JsonElement Json(this IActionResult answer, int status = 200)
    {
        var content = Assert.IsType<ContentResult>(answer);
        Assert.True(content.StatusCode == status, $"Status {content.StatusCode} in place of {status}: {content.Content}");
        Assert.Equal(status < 400 || status == 503 && !content.ContentType!.Contains("problem", StringComparison.Ordinal) ? "application/json; charset=utf-8" : "application/problem+json; charset=utf-8", content.ContentType);
        return JsonDocument.Parse(content.Content!).RootElement;
    }

    /// <summary>The sentence of a problem, once it is one as RFC 9457 has it.</summary>
    public static string Problem(this IActionResult answer, int status)
    {
        var problem = answer.Json(status);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("title").GetString()));
        return problem.GetProperty("detail").GetString()!;
    }

    public static string Header(this HttpRequest request, string name) => request.HttpContext.Response.Headers[name].ToString();
}
