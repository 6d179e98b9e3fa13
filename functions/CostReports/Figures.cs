using GenreFunctions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Quotients as reports give them: none where there is nothing to divide by, and no more digits than a cost has.</summary>
internal static class Figures
{
    /// <summary>Rounded as the lines of a cost are.</summary>
    public static decimal Round(decimal figure) => Math.Round(figure, SongCosting.Decimals, MidpointRounding.ToEven);

    /// <summary>A part of a whole; <see langword="null"/> when there is no whole.</summary>
    public static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : Round(part / whole);

    /// <summary>What is known of a cost; <see langword="null"/> when it is incomplete and nothing of it has a price: nought would be a lie.</summary>
    public static decimal? Known(decimal cost, bool isComplete) => cost == 0 && !isComplete ? null : cost;
}
