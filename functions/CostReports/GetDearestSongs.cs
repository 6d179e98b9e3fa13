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

    // Some 16 MB of records: where more than so many in other currencies cost more, the answer is short.
    private const int MostLookedAt = 2_000;

    /// <summary>Answers <c>GET costs/songs</c>.</summary>
    [Function(nameof(GetDearestSongs))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/costs/songs")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var query = new QueryParameters(request, CostParameters.From, CostParameters.To, CostParameters.Publisher, "limit");
            var range = query.Range(time);
            var limit = query.Number("limit", 1, MostSongs) ?? DefaultSongs;
            var ledger = await CostLedger.ReadAsync(store, options.Prices.Currency, range, gone);
            return HttpAnswers.Json(DearestSongs.Of(ledger, await FindAsync(ledger, limit, gone)));
        });

    // The store compares amounts, whatever they are amounts of: with other currencies about, more are read until there are enough of this one.
    private async Task<IReadOnlyList<SongCost>> FindAsync(CostLedger ledger, int limit, CancellationToken cancellation)
    {
        for (var count = limit; ; count = Math.Min(count * 4, MostLookedAt))
        {
            var runs = await store.DearestAsync(ledger.Range, count, cancellation);
            var own = runs.Where(run => run.Cost.Currency == ledger.Currency).Take(limit).ToList();
            if (own.Count == limit || runs.Count < count || count == MostLookedAt)
                return own;
        }
    }
}
