using GenreFunctions.Costs;

namespace GenreFunctions.Functions.Costs;

/// <summary>What instances cost that waited for songs, over a stretch of a day. It belongs to no song.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Meters">The stretch, and what is known of the instances.</param>
/// <param name="Cost">What that costs: lines allocated as <see cref="CostAllocation.SharedIdle"/>.</param>
public sealed record IdleCost(string Plan, CapacityMeters Meters, CostRecord Cost)
{
    /// <summary>Its identity: the same stretch, charged again, replaces itself.</summary>
    public string Id => FormattableString.Invariant($"idle-{Plan}-{Meters.Start.UtcDateTime:yyyyMMdd'T'HHmm}");

    /// <summary>The day, in UTC, that it counts to.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Meters.Start.UtcDateTime);
}
