using System.Text.Json.Serialization;

namespace GenreFunctions.Costs.Months;

/// <summary>What a month's cost is made of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MonthPart>))]
public enum MonthPart
{
    /// <summary>The songs' own runs, as their records say it.</summary>
    Songs,

    /// <summary>Instances that wait for songs.</summary>
    Waiting,

    /// <summary>The service's own functions: timers, rollups, looking into queues.</summary>
    Upkeep,

    /// <summary>What songs leave behind: uploads, results, records of costs.</summary>
    Kept,

    /// <summary>Logs beyond the songs' telemetry, and alerts.</summary>
    Watching,

    /// <summary>What is paid by the hour because it is there: the registry, reserved throughput, the network.</summary>
    Standing,
}
