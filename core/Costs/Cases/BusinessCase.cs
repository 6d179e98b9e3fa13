using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Costs.Cases;

/// <summary>
/// People or a service: what a year of labelling comes to. The report's claim is computed from its own assumptions, and once more with a measured speed and
/// the price book. Neither side has what both need: checking labels, buying machines for people, writing the service.
/// </summary>
public sealed class BusinessCase
{
    private const int DaysOfService = 365;
    private const int SecondsPerDay = 86_400;

    private readonly CaseAssumptions _given;

    /// <summary>The case of these assumptions.</summary>
    /// <exception cref="ArgumentException">One of them is out of its range; the message says which.</exception>
    public BusinessCase(CaseAssumptions given)
    {
        ArgumentNullException.ThrowIfNull(given);
        given.Check();
        _given = given;
        ByHand = HandWork.Of(given);
        Claim = ClaimCheck.Of(given, ByHand);
    }

    /// <summary>People.</summary>
    public HandWork ByHand { get; }

    /// <summary>The report's claim.</summary>
    public ClaimCheck Claim { get; }

    /// <summary>The service.</summary>
    /// <param name="song">A song, as measured.</param>
    /// <param name="prices">What things cost.</param>
    /// <param name="plan">Where songs are tagged.</param>
    /// <exception cref="ArgumentException">The book's currency is another one, and the assumptions have no exchange rate.</exception>
    public ServiceWork With(MeasuredSong song, PriceBook prices, BillingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(plan);
        var rate = _given.RateFrom(prices.Currency);
        var costing = new SongCosting(prices, plan);
        var start = new DateTimeOffset(prices.AsOf, TimeOnly.MinValue, TimeSpan.Zero);
        var meters = song.Meters(start);
        var songCost = costing.Of(meters);
        var busySeconds = _given.SongsPerYear * plan.InstanceSeconds(meters.Executions);
        var idleCost = costing.OfIdle(new CapacityMeters(start, start.AddDays(DaysOfService), busySeconds, scaleDowns: DaysOfService * _given.ScaleDownsPerDay));

        var (perSong, idle) = (songCost.AtLeast() * rate, idleCost.AtLeast() * rate);
        var perYear = (perSong * _given.SongsPerYear) + idle;
        return new ServiceWork(
            song.ComputeSeconds,
            song.ComputeSeconds > 0 ? SecondsPerDay / song.ComputeSeconds : 0,
            busySeconds / (DaysOfService * SecondsPerDay),
            songCost.IsComplete && idleCost.IsComplete,
            perSong,
            idle,
            perYear,
            ByHand.CostPerYear - perYear,
            perYear > 0 ? ByHand.CostPerYear / perYear : null,
            perYear / _given.ClaimedWithService,
            songCost,
            idleCost);
    }
}
