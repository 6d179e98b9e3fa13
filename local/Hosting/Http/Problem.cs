using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Local.Hosting.Http;

/// <summary>Answers with a problem document (RFC 9457) that says nothing of the program's insides.</summary>
internal static class Problem
{
    public static Task AnswerAsync(HttpContext context, int status, string title, string? invocationId = null)
    {
        var problem = new Dictionary<string, object> { ["title"] = title, ["status"] = status };
        if (invocationId is not null)
            problem["invocationId"] = invocationId;
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
