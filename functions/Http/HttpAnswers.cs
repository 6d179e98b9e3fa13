using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using GenreFunctions.Functions.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Http;

/// <summary>How every HTTP function answers: JSON, and a problem (RFC 9457) with a sentence for every error.</summary>
internal static class HttpAnswers
{
    public const string JsonType = "application/json; charset=utf-8";
    public const string ProblemType = "application/problem+json; charset=utf-8";

    // Throttling and locks pass in seconds.
    private const int RetryAfterSeconds = 5;

    /// <summary>Does the work, and turns what goes wrong into a problem. Only a caller who has gone gets none.</summary>
    public static async Task<IActionResult> AnswerAsync(HttpRequest request, ILogger logger, Func<CancellationToken, Task<IActionResult>> work)
    {
        ArgumentNullException.ThrowIfNull(request);
        var gone = request.HttpContext.RequestAborted;
        try
        {
            return await work(gone);
        }
        catch (RequestProblemException problem)
        {
            return Problem(problem.Status, problem.Message);
        }
        catch (InvalidCursorException error)
        {
            return Problem(StatusCodes.Status400BadRequest, $"cursor: {error.Message}");
        }
        catch (BadHttpRequestException error)
        {
            // The server stopped reading: the body was too large, came too slowly, or was cut off. Nobody who runs the service need hear of it.
            return Problem(error.StatusCode, "The request's body was too large, came too slowly or was not complete; send it again.");
        }
        catch (TagStoreUnavailableException error)
        {
            logger.LogWarning(error, "{Method} {Path} found no store", request.Method, request.Path);
            return Later(request, "What is asked for cannot be reached at the moment; try again in a few seconds.");
        }
        catch (Exception error) when (error is RequestFailedException or AuthenticationFailedException or AggregateException { InnerException: RequestFailedException })
        {
            logger.LogWarning(error, "{Method} {Path} found no storage", request.Method, request.Path);
            return Later(request, "The audio storage cannot be reached at the moment; try again in a few seconds.");
        }
        catch (Exception error) when (error is not OperationCanceledException || !gone.IsCancellationRequested)
        {
            logger.LogError(error, "{Method} {Path} failed", request.Method, request.Path);
            return Problem(StatusCodes.Status500InternalServerError, "The service failed, through no fault of the request's; whoever runs it finds the cause in its log.");
        }
    }

    public static ContentResult Json<T>(T body, int status = StatusCodes.Status200OK) => Content(body, status, JsonType);

    public static ContentResult Problem(int status, string detail) =>
        Content(new ProblemBody(ReasonPhrases.GetReasonPhrase(status), status, detail), status, ProblemType);

    /// <summary>503: nothing is wrong with the request, but now is not the time.</summary>
    public static ContentResult Later(HttpRequest request, string detail, int seconds = RetryAfterSeconds)
    {
        request.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem(StatusCodes.Status503ServiceUnavailable, detail);
    }

    private static ContentResult Content<T>(T body, int status, string type) =>
        new() { StatusCode = status, ContentType = type, Content = JsonSerializer.Serialize(body, AppJson.Options) };
}
