using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Costs.Months;

/// <summary>What infra/ makes beside the app: quantities of a month.</summary>
internal static class StandingCosts
{
    /// <summary>A record of who wrote or deleted a blob, as Log Analytics bills it; ours, counted over the columns of StorageBlobLogs.</summary>
    private const int AuditBytes = 1500;

    /// <summary>The upload itself, and its index tags.</summary>
    private const int AuditedWrites = 2;

    /// <summary>Autoscale bills one and a half times what a fixed throughput costs. Source: Azure's page on autoscale.</summary>
    private const decimal AutoscaleFactor = 1.5m;

    /// <summary>Autoscale never bills less than a tenth of its maximum. Source: the same.</summary>
    private const decimal AutoscaleLeast = 0.1m;

    private const decimal Gigabyte = 1_000_000_000m;

    /// <summary>Uploads, decoded songs that were deleted, documents. As many come as go: what is there is songs a month x months kept.</summary>
    public static void AddKept(MonthSheet sheet, MeasuredSong song, long songs, MonthAssumptions given)
    {
        var keptHours = given.KeptMonths * BillingMonth.Hours;
        var hotHours = Math.Min(keptHours, given.CoolAfterDays * 24);
        var gigabytes = songs * given.UploadMegabytes / 1000;
        sheet.Add(MonthPart.Kept, "uploads, put there", ChargeKind.BlobWrites, songs);
        sheet.Add(MonthPart.Kept, "uploads, hot", ChargeKind.BlobStored, gigabytes * hotHours);
        sheet.Add(MonthPart.Kept, "uploads, moved to the cool tier", ChargeKind.BlobCoolWrites, keptHours > hotHours ? songs : 0);
        sheet.Add(MonthPart.Kept, "uploads, cool", ChargeKind.BlobCoolStored, gigabytes * (keptHours - hotHours));
        sheet.Add(MonthPart.Kept, "decoded songs, deleted but not gone", ChargeKind.BlobStored, songs * (song.StagedBytes / Gigabyte) * 24 * given.KeepDeletedDays);
        sheet.Add(MonthPart.Kept, "results and costs", ChargeKind.CosmosStored, songs * given.DocumentKilobytes / 1_000_000 * keptHours);
    }

    /// <summary>Logs and alerts.</summary>
    public static void AddWatching(MonthSheet sheet, MeasuredSong song, long songs, MonthAssumptions given)
    {
        // A staging blob is written block by block, listed, and deleted.
        var writes = song.Meters(DateTimeOffset.UnixEpoch).StorageWrites.Quantity;
        sheet.Add(MonthPart.Watching, "logs of who wrote and deleted", ChargeKind.TelemetryIngested, songs * AuditBytes * (AuditedWrites + writes + (writes > 0 ? 1 : 0)));
        sheet.Add(MonthPart.Watching, "logs of host and platform", ChargeKind.TelemetryIngested, given.LogGigabytes * Gigabyte);
        sheet.Add(MonthPart.Watching, "alerts, every 5 minutes", ChargeKind.AlertEveryFiveMinutes, DeployedResources.AlertsEveryFiveMinutes * BillingMonth.Hours);
        sheet.Add(MonthPart.Watching, "alerts, every 15 minutes", ChargeKind.AlertEveryQuarterHour, DeployedResources.AlertsEveryQuarterHour * BillingMonth.Hours);
        sheet.Add(MonthPart.Watching, "alerts on a metric", ChargeKind.AlertOnMetric, DeployedResources.AlertsOnMetrics * BillingMonth.Hours);
    }

    /// <summary>What is paid by the hour.</summary>
    public static void AddStanding(MonthSheet sheet, BillingPlan plan, MonthAssumptions given, decimal requestUnits)
    {
        // Only Flex runs a package; all else runs an image.
        if (plan is not FlexPlan)
            sheet.Add(MonthPart.Standing, "the registry of images", ChargeKind.RegistryBasic, BillingMonth.Hours);
        if (given.DedicatedScheduler)
            sheet.Add(MonthPart.Standing, "the scheduler's unit", ChargeKind.DurableUnits, BillingMonth.Hours);
        if (given.CosmosMaximumRequestUnits is { } most)
        {
            var perSecond = Math.Clamp(requestUnits / BillingMonth.Seconds, most * AutoscaleLeast, most);
            sheet.Add(MonthPart.Standing, "reserved request units", ChargeKind.CosmosThroughput, perSecond / 100 * AutoscaleFactor * BillingMonth.Hours);
        }
    }

    /// <summary>A network of its own: songs are read through an endpoint, decoded songs written and read, and telemetry leaves by the gateway.</summary>
    public static void AddNetwork(MonthSheet sheet, MeasuredSong song, long songs, MonthAssumptions given)
    {
        var bytesPerSong = song.UploadBytes + (2 * song.StagedBytes) + (given.DocumentKilobytes * 1000);
        sheet.Add(MonthPart.Standing, "private endpoints", ChargeKind.PrivateEndpoint, DeployedResources.PrivateEndpoints * BillingMonth.Hours);
        sheet.Add(MonthPart.Standing, "bytes through private endpoints", ChargeKind.PrivateEndpointData, songs * bytesPerSong);
        sheet.Add(MonthPart.Standing, "names of private endpoints", ChargeKind.PrivateZone, DeployedResources.PrivateZones * BillingMonth.Hours);
        sheet.Add(MonthPart.Standing, "the gateway to the outside", ChargeKind.NatGateway, BillingMonth.Hours);
        sheet.Add(MonthPart.Standing, "telemetry through the gateway", ChargeKind.NatGatewayData, sheet.Used(ChargeKind.TelemetryIngested));
        sheet.Add(MonthPart.Standing, "the gateway's address", ChargeKind.PublicAddress, BillingMonth.Hours);
    }
}
