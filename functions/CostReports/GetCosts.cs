using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Says what songs and waiting cost over some days, from rollups only.</summary>
public sealed class GetCosts(ICostStore store, CostOptions options, TimeProvider time, ILogger<GetCosts> logger)
{
    /// <summary>Answers <c>GET costs</c>.</summary>
    [Function(nameof(GetCosts))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/costs")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var query = new QueryParameters(request, CostParameters.From, CostParameters.To, "by", CostParameters.Publisher);
            var by = query.Word<CostGrouping>("by") ?? CostGrouping.Day;
            var ledger = await CostLedger.ReadAsync(store, options.Prices.Currency, query.Range(time), gone);
            var month = options.MonthlyBudget is null
                ? null
                : await CostLedger.ReadAsync(store, options.Prices.Currency, BudgetBody.Month(CostParameters.Today(time)), gone);
            return HttpAnswers.Json(CostsReport.Of(ledger, by, options, month));
        });
}
