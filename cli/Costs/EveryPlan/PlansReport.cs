using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;

namespace GenreFunctions.Cli.Costs.EveryPlan;

/// <summary>All that <c>genre costs plans</c> has to say.</summary>
/// <param name="Song">The song.</param>
/// <param name="Origin">Where its speed comes from.</param>
/// <param name="Plans">Every plan, the cheapest song first.</param>
/// <param name="Prices">The price book.</param>
internal sealed record PlansReport(MeasuredSong Song, string Origin, IReadOnlyList<PlanCost> Plans, PriceBook Prices);
