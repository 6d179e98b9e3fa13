namespace GenreFunctions.Costs.Months;

/// <summary>
/// What the service does by itself: two timers (<c>SweepSongs</c>, <c>ChargeIdle</c>), a change feed that is looked at every half a minute (<c>RollUpCosts</c>), and queues
/// that are looked into. A rollup reads every run of its day so far, so this grows with the square of the songs. It is taken to the upper side: all songs are one publisher's.
/// </summary>
internal sealed class Upkeep
{
    private const int Sweeps = BillingMonth.Hours * 12;
    private const int Looks = BillingMonth.Hours * 120;
    private const int LookSeconds = 30;

    /// <summary>Bytes of a run's record, and how long rolling up takes for each: a day of 10,000 in 0.2 s. Source: docs/adr/0016.</summary>
    private const decimal KilobytesPerRun = 8;
    private const decimal SecondsPerRun = 0.000_02m;

    /// <summary>4,060 request units for 400 MB that a query reads: Azure's own example of one.</summary>
    private const decimal UnitsPerKilobyte = 4060m / 400_000;

    /// <summary>A look into the feed, whatever it finds; ours, a point read costs one.</summary>
    private const decimal UnitsPerLook = 2;

    /// <summary>Reading and replacing the rollup itself: one and ten for some kilobytes, and a few for the index; ours.</summary>
    private const decimal UnitsPerRollup = 15;

    /// <summary>How often an empty queue is looked into, instances all month: after some misses, as rarely as host.json says.</summary>
    private const int LooksIntoQueue = BillingMonth.Hours * 3600 / DeployedResources.SecondsBetweenLooksIntoQueue;

    /// <summary>Expected numbers are kept to a millionth; all that follows from them is exact.</summary>
    private const int Decimals = 6;

    private readonly decimal _rollups;
    private readonly decimal _feedExecutions;
    private readonly decimal _runsRead;
    private readonly decimal _runsReadHourly;

    /// <summary>The upkeep of so many songs a month.</summary>
    public Upkeep(long songs)
    {
        // Songs come at random: with r a second, half a minute has none with a chance of exp(-30 r).
        var perSecond = songs / (double)BillingMonth.Seconds;
        _rollups = Math.Round(Looks * (decimal)(1 - Math.Exp(-LookSeconds * perSecond)), Decimals);
        // A rollup comes through the feed itself, and so does what was waited in an hour.
        _feedExecutions = Math.Min(Looks, (2 * _rollups) + BillingMonth.Hours);
        _runsRead = songs / BillingMonth.Days / 2;
        _runsReadHourly = songs / BillingMonth.Days * 3 / 2;
    }

    /// <summary>Each sweep lists what lies in staging, which is billed as a write.</summary>
    public static decimal BlobWrites => Sweeps;

    /// <summary>Looks into queues.</summary>
    public static decimal QueueOperations => DeployedResources.Queues * LooksIntoQueue;

    /// <summary>Executions: how many, and how long each.</summary>
    public IEnumerable<(decimal Count, Execution Execution)> Executions =>
    [
        (Sweeps, Ran("SweepSongs", 0)),
        (BillingMonth.Hours, Ran("ChargeIdle", _runsReadHourly)),
        (_rollups, Ran("RollUpCosts", _runsRead)),
        (_feedExecutions - _rollups, Ran("RollUpCosts", 0)),
    ];

    /// <summary>Request units.</summary>
    public decimal RequestUnits => Math.Round(
        (Looks * UnitsPerLook) + (_rollups * Reading(_runsRead)) + (BillingMonth.Hours * Reading(_runsReadHourly)), Decimals);

    /// <summary>Telemetry of the executions.</summary>
    public decimal TelemetryBytes => Executions.Sum(ran => ran.Count) * DerivedMeters.TelemetryBytes(executions: 1, lines: 0).Quantity;

    private static decimal Reading(decimal runs) => (runs * KilobytesPerRun * UnitsPerKilobyte) + UnitsPerRollup;

    private static Execution Ran(string function, decimal runs)
    {
        var time = TimeSpan.FromTicks((long)(runs * SecondsPerRun * TimeSpan.TicksPerSecond));
        return new Execution(function, time, time, basis: MeterBasis.Derived);
    }
}
