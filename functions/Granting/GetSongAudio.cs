using GenreFunctions.Functions.Catalogue;
using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Granting;

/// <summary>Gives leave to listen to a song, as it was when it was tagged.</summary>
public sealed class GetSongAudio(ITagStore store, AudioStorage storage, AudioGranter granter, ILogger<GetSongAudio> logger)
{
    /// <summary>Answers <c>GET songs/{id}/audio</c>.</summary>
    [Function(nameof(GetSongAudio))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/songs/{id}/audio")] HttpRequest request, string id) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            // The answer is a secret.
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            var song = (await store.KnownAsync(id, gone)).Current.Upload;
            var blob = storage.Find(song.Container, song.Name) ?? throw KnownSongs.AudioGone(song);
            return HttpAnswers.Json(await granter.GrantAsync(blob, song, gone) ?? throw KnownSongs.AudioGone(song));
        });
}
