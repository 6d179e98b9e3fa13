using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Months;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>All that <c>genre costs months</c> has to say.</summary>
/// <param name="Run">What was asked.</param>
/// <param name="Song">A song.</param>
/// <param name="Inputs">All figures that it rests on.</param>
/// <param name="Volumes">Every volume, with every plan.</param>
/// <param name="BreakEvens">From how many songs on each other plan costs less than the one that is cheapest without songs; empty for one plan.</param>
internal sealed record MonthsReport(
    MonthsRun Run, MeasuredSong Song, IReadOnlyList<CaseInput> Inputs, IReadOnlyList<IReadOnlyList<MonthCost>> Volumes, IReadOnlyList<PlanBreakEven> BreakEvens)
{
    /// <summary>Computes it.</summary>
    public static MonthsReport Of(MonthsRun run, MeasuredSong song)
    {
        var costings = run.Plans.Select(plan => (plan.Plan.Name, Costing: new MonthCosting(run.Prices, plan.Plan, song, run.Assumptions))).ToArray();
        return new MonthsReport(
            run, song, MonthsInputs.List(run, song), [.. run.Songs.Select(count => (IReadOnlyList<MonthCost>)[.. costings.Select(plan => plan.Costing.Of(count))])],
            run.LineByLine ? [] : PlanBreakEven.List(costings));
    }
}
