using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Granting;

/// <summary>Gives leave to upload one song, for a short while.</summary>
public sealed class GrantUpload(UploadGranter granter, ILogger<GrantUpload> logger)
{
    /// <summary>Answers <c>POST uploads</c>.</summary>
    [Function(nameof(GrantUpload))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            // The answer is a secret.
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            var asked = await RequestBody.ReadAsync<UploadRequest>(request, gone);
            if (UploadName.Check(asked.Publisher, asked.Name, out var blobName) is { } fault)
                throw Bad(fault);
            var minutes = asked.Ttl ?? UploadGranter.DefaultMinutes;
            if (minutes is < 1 or > UploadGranter.MaximumMinutes)
                throw Bad($"ttl: {minutes} is no number of minutes from 1 to {UploadGranter.MaximumMinutes}.");
            var publisher = blobName[..blobName.IndexOf('/', StringComparison.Ordinal)];
            return HttpAnswers.Json(await granter.GrantAsync(publisher, blobName, TimeSpan.FromMinutes(minutes), gone), StatusCodes.Status201Created);
        });

    private static RequestProblemException Bad(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
