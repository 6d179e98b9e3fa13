using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>People or this service: what a year of labelling comes to, in the currency of the case.</summary>
internal sealed record CaseReport(
    CaseAssumptions Assumptions,
    HandWork ByHand,
    ClaimCheck Claim,
    MeasuredWork? Measured,
    string Currency,
    bool Complete,
    IReadOnlyList<string> PriceBookVersions,
    CostBasis Basis)
{
    /// <param name="given">The assumptions.</param>
    /// <param name="ledger">What this service did so far.</param>
    /// <param name="options">Prices and plan.</param>
    /// <exception cref="ArgumentException">There is no exchange rate.</exception>
    public static CaseReport Of(CaseAssumptions given, CostLedger ledger, CostOptions options)
    {
        var business = new BusinessCase(given);
        var measured = MeasuredWork.Of(ledger, given, options);
        return new CaseReport(
            given with { ExchangeRate = given.RateFrom(ledger.Currency) },
            business.ByHand,
            business.Claim,
            measured,
            given.Currency,
            measured is { IsComplete: true } && ledger.OtherCurrencies is [],
            ledger.PriceBookVersions,
            CostBasis.ListEstimate);
    }
}
