using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What a month may cost, and what this one has.</summary>
/// <param name="Monthly">What a month may cost.</param>
/// <param name="PerDay">By the days of this month.</param>
/// <param name="SpentThisMonth">Songs and waiting of everybody, in this month by UTC.</param>
/// <param name="Share">Spent / monthly; absent for a budget of nought.</param>
/// <param name="Complete">All that was used this month has a price; otherwise more was spent than is said.</param>
internal sealed record BudgetBody(decimal Monthly, decimal PerDay, decimal SpentThisMonth, decimal? Share, bool Complete)
{
    /// <summary>The days of this month.</summary>
    public static CostRange Month(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        return new CostRange(first, first.AddMonths(1));
    }

    public static BudgetBody Of(decimal monthly, CostLedger month) => new(
        monthly,
        Figures.Round(monthly / (month.Range.To.DayNumber - month.Range.From.DayNumber)),
        month.GrandTotal,
        Figures.Share(month.GrandTotal, monthly),
        month.IsComplete);
}
