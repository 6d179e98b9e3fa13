namespace GenreFunctions.Costs;

/// <summary>Quantities that nobody counts, by the rules they follow.</summary>
public static class DerivedMeters
{
    /// <summary>
    /// Azure's documents do not agree on whether a billed gigabyte is 10^9 or 2^30 bytes. This one is the smaller: costs err by 7 % to the upper side at most.
    /// </summary>
    private const decimal BytesPerGigabyte = 1_000_000_000m;

    /// <summary>Actions of an orchestration: 1 to start it, and 2 an activity, retries included. Source: Azure's page on billing of the Durable Task Scheduler.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="activities"/> is negative.</exception>
    public static Metered DurableActions(int activities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activities);
        return Metered.Derived(1 + (2m * activities));
    }

    /// <summary>Gigabytes times hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static Metered GigabyteHours(long bytes, TimeSpan stored)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(stored, TimeSpan.Zero);
        return Metered.Derived(bytes / BytesPerGigabyte * stored.Ticks / TimeSpan.TicksPerHour);
    }
}
