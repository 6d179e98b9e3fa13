using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Health;

/// <summary>Says how the service is doing, to anybody: 200 when songs can be tagged, 503 when something they need is failing.</summary>
public sealed class GetHealth(HealthChecks checks, ILogger<GetHealth> logger)
{
    /// <summary>Answers <c>GET health</c>.</summary>
    [Function(nameof(GetHealth))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            var report = await checks.ReportAsync().WaitAsync(gone);
            return HttpAnswers.Json(report, report.Status == HealthStatus.Ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
}
