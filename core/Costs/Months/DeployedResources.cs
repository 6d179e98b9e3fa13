namespace GenreFunctions.Costs.Months;

/// <summary>What infra/ makes beside instances that costs by the hour, and the limits that it sets. A test counts them in the templates.</summary>
public static class DeployedResources
{
    /// <summary>Actions a second that the scheduler takes, by the action. Source: Azure's page on its billing.</summary>
    public const int MostActionsPerSecond = 500;

    /// <summary>The lid on logs, gigabytes a day: <c>logDailyQuotaGb</c>.</summary>
    public const int LogGigabytesPerDay = 10;

    /// <summary>Alert rules on logs that are asked every five minutes: the poison queue, failures, songs that wait.</summary>
    internal const int AlertsEveryFiveMinutes = 3;

    /// <summary>Alert rules on logs that are asked every quarter of an hour: songs that have become dear.</summary>
    internal const int AlertsEveryQuarterHour = 1;

    /// <summary>Alert rules on one metric: uploads that nobody heard of.</summary>
    internal const int AlertsOnMetrics = 1;

    /// <summary>Doors into the network: blobs and queues of two accounts, the database, the scheduler.</summary>
    internal const int PrivateEndpoints = 6;

    /// <summary>Names by which they are found: blob, queue, database, scheduler.</summary>
    internal const int PrivateZones = 4;

    /// <summary>Queues that are looked into: poisoned uploads, and uploads on Container Apps.</summary>
    internal const int Queues = 2;

    /// <summary>An empty one is looked into this often.</summary>
    internal const int SecondsBetweenLooksIntoQueue = 15;
}
