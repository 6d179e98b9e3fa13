using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Lists the runs that cost the most, and says of each why.</summary>
public sealed class GetDearestSongs(ICostStore store, CostOptions options, TimeProvider time, ILogger<GetDearestSongs> logger)
{
    internal const int DefaultSongs = 20;
    internal const int MostSongs = 100;

    /// <summary>Answers <c>GET costs/songs</c>.</summary>
    [Function(nameof(GetDearestSongs))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/costs/songs")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var query = new QueryParameters(request, CostParameters.From, CostParameters.To, CostParameters.Publisher, "limit");
            var range = query.Range(time);
            var runs = await store.DearestAsync(range, query.Number("limit", 1, MostSongs) ?? DefaultSongs, gone);
            return HttpAnswers.Json(DearestSongs.Of(await CostLedger.ReadAsync(store, options.Prices.Currency, range, gone), runs));
        });
}
