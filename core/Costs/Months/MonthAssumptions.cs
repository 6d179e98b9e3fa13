namespace GenreFunctions.Costs.Months;

/// <summary>What of a deployment and its use nobody can measure before it is there. Defaults are those of the templates, where these have one.</summary>
public sealed record MonthAssumptions
{
    /// <summary>Keeps every product within decimals, far beyond any use.</summary>
    private const decimal Most = 1_000_000;

    /// <summary>Megabytes (10^6) of an upload; default 5, some minutes of compressed audio. What lies in storage grows with it.</summary>
    public decimal UploadMegabytes { get; init; } = 5;

    /// <summary>
    /// Months that a song, its result and its costs are kept; default 12. Nothing that the templates make expires, so this is as well: how many months the service
    /// has taken in as many songs as now.
    /// </summary>
    public decimal KeptMonths { get; init; } = 12;

    /// <summary>Days until an upload goes to the cool tier; default 30, as in the templates. Fewer make keeping cheaper and playing dearer.</summary>
    public int CoolAfterDays { get; init; } = 30;

    /// <summary>Days that decoded songs are kept after they were deleted; default 1, as in the templates. Each day costs five megabytes a minute of music.</summary>
    public int KeepDeletedDays { get; init; } = 1;

    /// <summary>Kilobytes (1,000 bytes) that a song leaves in the database; default 25: its costs 8, its result with its timelines 15, its entry in the list 2.</summary>
    public decimal DocumentKilobytes { get; init; } = 25;

    /// <summary>Gigabytes of logs a month that belong to no song: metrics, the host, the platform; default 1.</summary>
    public decimal LogGigabytes { get; init; } = 1;

    /// <summary>Request units a second that the database scales to; <see langword="null"/> (default) is serverless, paid by the request.</summary>
    public decimal? CosmosMaximumRequestUnits { get; init; }

    /// <summary>A scheduler that is paid by the hour; default <see langword="false"/>, by the action.</summary>
    public bool DedicatedScheduler { get; init; }

    /// <summary>A network of its own; default <see langword="false"/>, as in the templates.</summary>
    public bool PrivateNetworking { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A number is out of its range; the message says which.</exception>
    internal void Check()
    {
        Within(UploadMegabytes, 0, Most, "Megabytes of an upload");
        Within(KeptMonths, 0, 1200, "Months that songs are kept");
        Within(CoolAfterDays, 1, 36_500, "Days until uploads go to the cool tier");
        Within(KeepDeletedDays, 0, 365, "Days that deleted songs are kept");
        Within(DocumentKilobytes, 0, Most, "Kilobytes of documents");
        Within(LogGigabytes, 0, Most, "Gigabytes of logs");
        Within(CosmosMaximumRequestUnits ?? 1000, 1000, 1_000_000, "Request units of the database");
        if (CosmosMaximumRequestUnits % 1000 is > 0)
            throw new ArgumentException(FormattableString.Invariant($"Request units of the database: {CosmosMaximumRequestUnits} is no multiple of 1000."));
    }

    private static void Within(decimal value, decimal least, decimal most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentException(FormattableString.Invariant($"{name}: {value} is not between {least} and {most}."));
    }
}
