using GenreFunctions.Costs.Cases;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Computes the case for the service: people, the report's claim, and this service with the speed and the cost of its own runs.</summary>
public sealed class GetBusinessCase(ICostStore store, CostOptions options, TimeProvider time, ILogger<GetBusinessCase> logger)
{
    // Of its own runs, those of the last year: older ones were tagged by other models and at other prices.
    private const int MeasuredDays = 365;

    private const decimal Least = 0.000_001m;
    private const decimal Most = 1_000_000m;
    private const decimal SecondsPerDay = 86_400;
    private const decimal HoursPerDay = 24;
    private const decimal DaysPerYear = 366;

    /// <summary>Answers <c>GET costs/case</c>.</summary>
    [Function(nameof(GetBusinessCase))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/costs/case")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var given = Assumptions(request);
            try
            {
                given.RateFrom(options.Prices.Currency);
            }
            catch (ArgumentException missing)
            {
                throw new RequestProblemException(StatusCodes.Status400BadRequest, $"exchangeRate: {missing.Message}");
            }

            var tomorrow = CostParameters.Today(time).AddDays(1);
            var ledger = await CostLedger.ReadAsync(store, options.Prices.Currency, new CostRange(tomorrow.AddDays(-MeasuredDays), tomorrow), gone);
            return HttpAnswers.Json(CaseReport.Of(given, ledger, options));
        });

    private static CaseAssumptions Assumptions(HttpRequest request)
    {
        var query = new QueryParameters(request, CostParameters.SongsPerYear, "secondsPerSong", "dayWage", "daysPerYear", "hoursPerDay", "exchangeRate");
        var standard = new CaseAssumptions();
        return standard with
        {
            SongsPerYear = query.Songs(),
            SecondsPerSong = query.Amount("secondsPerSong", Least, SecondsPerDay) ?? standard.SecondsPerSong,
            DayWage = query.Amount("dayWage", Least, Most) ?? standard.DayWage,
            DaysPerYear = query.Amount("daysPerYear", Least, DaysPerYear) ?? standard.DaysPerYear,
            HoursPerDay = query.Amount("hoursPerDay", Least, HoursPerDay) ?? standard.HoursPerDay,
            ExchangeRate = query.Amount("exchangeRate", Least, Most),
        };
    }
}
