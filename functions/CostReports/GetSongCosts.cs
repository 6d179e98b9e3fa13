using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Says what every run of a song cost, line by line, and what it would have cost on other plans.</summary>
public sealed class GetSongCosts(ICostStore store, CostOptions options, ILogger<GetSongCosts> logger)
{
    private const int IdDigits = 32;

    /// <summary>Answers <c>GET costs/{songId}</c>.</summary>
    // Azure's host tries routes in the order of the functions' names: this one, which takes any word, has to come after costs/songs and the like. A test sees to it.
    [Function(nameof(GetSongCosts))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/costs/{songId}")] HttpRequest request, string songId) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            // What no song can be called is not looked up.
            if (songId.Length != IdDigits || !songId.All(char.IsAsciiHexDigitLower))
                throw new RequestProblemException(StatusCodes.Status404NotFound, $"A song's id is {IdDigits} hexadecimal digits in lower case, as lists give it; this is none.");
            var runs = await store.FindAsync(songId, gone);
            return runs.Count > 0
                ? HttpAnswers.Json(SongCosts.Of(songId, runs, options))
                : throw new RequestProblemException(StatusCodes.Status404NotFound, $"No run of a song {songId} is known: it was not uploaded, is not tagged yet, or was tagged before costs were recorded.");
        });
}
