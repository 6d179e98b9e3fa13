using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Catalogue;

/// <summary>Gives a song: its current version with tags and timeline, and all versions in brief.</summary>
public sealed class GetSong(ITagStore store, ILogger<GetSong> logger)
{
    /// <summary>Answers <c>GET songs/{id}</c>.</summary>
    [Function(nameof(GetSong))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/songs/{id}")] HttpRequest request, string id) =>
        HttpAnswers.AnswerAsync(request, logger, async gone => HttpAnswers.Json(SongDetail.Of(await store.KnownAsync(id, gone))));
}
