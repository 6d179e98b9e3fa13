using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Gives every line of some days' costs as CSV. Its list costs add up to the grand total of <see cref="GetCosts"/>.</summary>
public sealed class ExportCosts(ICostStore store, TimeProvider time, ILogger<ExportCosts> logger)
{
    /// <summary>Answers <c>GET costs.csv</c>.</summary>
    [Function(nameof(ExportCosts))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/costs.csv")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var range = new QueryParameters(request, CostParameters.From, CostParameters.To, CostParameters.Publisher).Range(time);
            var parts = CostExport.PartsAsync(store, range, gone).GetAsyncEnumerator(gone);
            try
            {
                // Read before anything is said: a store that is away is a 503, not half a file. There is a first part always, for the header is in it.
                await parts.MoveNextAsync();
            }
            catch
            {
                await parts.DisposeAsync();
                throw;
            }

            return new CsvResult($"genre-costs-{CostParameters.Text(range.From)}-{CostParameters.Text(range.To)}.csv", parts, logger);
        });
}
