namespace GenreFunctions.Costs.Cases;

/// <summary>What the report claims, and what would have to hold for it.</summary>
/// <param name="ByHand">A year by hand, as claimed.</param>
/// <param name="ByHandComputed">A year by hand, as the assumptions come to.</param>
/// <param name="ByHandDifference">Computed / claimed - 1.</param>
/// <param name="SongsPerDayImplied">Songs that a person would have to label a day for the claim: songs x wage / claimed.</param>
/// <param name="HoursPerDayImplied">How long that takes at the assumed seconds a song.</param>
/// <param name="WithService">A year with a service, as claimed. No assumption of the report leads there, so it cannot be computed from them.</param>
/// <param name="WithServicePerSong">What that allows a song to cost.</param>
/// <param name="Saving">Claimed by hand - claimed with a service.</param>
/// <param name="TimesCheaper">Claimed by hand / claimed with a service.</param>
public sealed record ClaimCheck(
    decimal ByHand,
    decimal ByHandComputed,
    decimal ByHandDifference,
    decimal SongsPerDayImplied,
    decimal HoursPerDayImplied,
    decimal WithService,
    decimal WithServicePerSong,
    decimal Saving,
    decimal TimesCheaper)
{
    internal static ClaimCheck Of(CaseAssumptions given, HandWork byHand)
    {
        var songsPerDay = given.SongsPerYear * given.DayWage / given.ClaimedByHand;
        return new ClaimCheck(
            given.ClaimedByHand,
            byHand.CostPerYear,
            (byHand.CostPerYear / given.ClaimedByHand) - 1,
            songsPerDay,
            songsPerDay * given.SecondsPerSong / 3600,
            given.ClaimedWithService,
            given.ClaimedWithService / given.SongsPerYear,
            given.ClaimedByHand - given.ClaimedWithService,
            given.ClaimedByHand / given.ClaimedWithService);
    }
}
