using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Progress;

/// <summary>Gives the songs that are under way, and how far each is. Made to be asked every two seconds.</summary>
public sealed class GetProgress(ILogger<GetProgress> logger)
{
    /// <summary>Answers <c>GET progress</c>.</summary>
    [Function(nameof(GetProgress))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/progress")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var publisher = new QueryParameters(request, "publisher").Text("publisher");
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return HttpAnswers.Json(await SongsUnderWay.FindAsync(client, publisher, gone));
        });
}
