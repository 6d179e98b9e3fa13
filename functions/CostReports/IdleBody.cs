namespace GenreFunctions.Functions.CostReports;

/// <summary>What waiting for songs cost.</summary>
/// <param name="Cost">At least.</param>
/// <param name="Share">Its part of the grand total.</param>
/// <param name="Complete">All of it has a price.</param>
/// <param name="Hours">The time that was looked at.</param>
internal sealed record IdleBody(decimal Cost, decimal? Share, bool Complete, decimal Hours)
{
    public static IdleBody Of(CostLedger ledger) =>
        new(ledger.Idle.Cost, Figures.Share(ledger.Idle.Cost, ledger.GrandTotal), ledger.Idle.IsComplete, Figures.Round(ledger.Idle.Hours));
}
