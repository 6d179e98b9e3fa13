using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What waiting for songs cost over some days.</summary>
/// <param name="Stretches">Stretches of one currency.</param>
/// <param name="OtherCurrencies">Currencies of stretches that were left out.</param>
internal sealed record IdleSum(IReadOnlyList<IdleCost> Stretches, IReadOnlyList<string> OtherCurrencies)
{
    private const decimal SecondsPerHour = 3600;

    /// <summary>No waiting.</summary>
    public static IdleSum None { get; } = new([], []);

    /// <summary>What it came to, at least.</summary>
    public decimal Cost => Stretches.Sum(stretch => stretch.Cost.KnownCost);

    /// <summary>The time that was looked at.</summary>
    public decimal Hours => Stretches.Sum(stretch => stretch.Meters.PeriodSeconds) / SecondsPerHour;

    /// <summary>All of it has a price.</summary>
    public bool IsComplete => Stretches.All(stretch => stretch.Cost.IsComplete);

    /// <summary>Reads the stretches of some days.</summary>
    public static async Task<IdleSum> ReadAsync(ICostStore store, string currency, CostRange range, CancellationToken cancellation)
    {
        var stretches = (await store.ReadIdleAsync(range, cancellation)).ToLookup(stretch => stretch.Cost.Currency == currency);
        return new IdleSum([.. stretches[true]], [.. stretches[false].Select(stretch => stretch.Cost.Currency).Distinct()]);
    }
}
