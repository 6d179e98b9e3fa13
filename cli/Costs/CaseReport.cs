using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;

namespace GenreFunctions.Cli.Costs;

/// <summary>All that <c>genre costs case</c> has to say.</summary>
internal sealed record CaseReport(
    CaseAssumptions Assumptions, IReadOnlyList<CaseInput> Inputs, BusinessCase Case, ServiceWork Service, string Plan, PriceBook Prices);
