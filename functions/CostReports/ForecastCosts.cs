using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Says what a year of songs would cost here and on other plans.</summary>
public sealed class ForecastCosts(ICostStore store, CostOptions options, TimeProvider time, ILogger<ForecastCosts> logger)
{
    /// <summary>Answers <c>GET costs/forecast</c>.</summary>
    [Function(nameof(ForecastCosts))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/costs/forecast")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var query = new QueryParameters(request, CostParameters.SongsPerYear, CostParameters.From, CostParameters.To, CostParameters.Publisher);
            var songsPerYear = query.Songs();
            var ledger = await CostLedger.ReadAsync(store, options.Prices.Currency, query.Range(time), gone);
            var idle = ledger.Range.Publisher is null
                ? ledger.Idle
                : await IdleSum.ReadAsync(store, ledger.Currency, ledger.Range with { Publisher = null }, gone);
            return HttpAnswers.Json(CostForecast.Of(ledger, idle, await TypicalRuns.SampleAsync(store, ledger, gone), songsPerYear, options));
        });
}
