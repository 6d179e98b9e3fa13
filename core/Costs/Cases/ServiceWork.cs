namespace GenreFunctions.Costs.Cases;

/// <summary>Labelling by the service, with a measured speed. Costs are in the currency of the case; where they are incomplete, they are what is known at least.</summary>
/// <param name="SecondsPerSong">Processor time of a song, as measured.</param>
/// <param name="SongsPerDay">Of one core, day and night.</param>
/// <param name="Instances">Instances that the year's songs keep busy all year; below 1, one is mostly idle.</param>
/// <param name="IsComplete">Everything used has a price.</param>
/// <param name="CostPerSong">What a song is charged; <see langword="null"/> when nothing of it has a price.</param>
/// <param name="IdlePerYear">What waiting costs a year; <see langword="null"/> when nothing of it has a price.</param>
/// <param name="CostPerYear">Songs x cost of a song + idle; <see langword="null"/> when one of the two is.</param>
/// <param name="Saving">By hand, as computed, - cost a year.</param>
/// <param name="TimesCheaper">By hand, as computed, / cost a year; <see langword="null"/> for a cost of nought, too.</param>
/// <param name="ShareOfClaim">Cost a year / what the report claims for a service.</param>
/// <param name="Song">The cost of a song, line by line, in the price book's currency.</param>
/// <param name="Idle">The cost of waiting, line by line, in the price book's currency.</param>
public sealed record ServiceWork(
    decimal SecondsPerSong,
    decimal SongsPerDay,
    decimal Instances,
    bool IsComplete,
    decimal? CostPerSong,
    decimal? IdlePerYear,
    decimal? CostPerYear,
    decimal? Saving,
    decimal? TimesCheaper,
    decimal? ShareOfClaim,
    CostRecord Song,
    CostRecord Idle)
{
    /// <summary>Keys of all that has no price.</summary>
    public IEnumerable<string> Unpriced => Song.Unpriced.Concat(Idle.Unpriced).Select(use => use.Key).Distinct();
}
