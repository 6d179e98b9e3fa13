namespace GenreFunctions.Costs.Months;

/// <summary>What infra/ makes that costs by the hour, and the limits that it sets. A test counts them in the templates.</summary>
public static class DeployedResources
{
    /// <summary>Instances that the templates allow on plans that bill them: more songs at once need a higher limit.</summary>
    public static IReadOnlyDictionary<string, int> MostInstances { get; } = new Dictionary<string, int>
    {
        ["premium"] = 20, ["container-apps"] = 10, ["container-apps-gpu-t4"] = 10, ["container-apps-gpu-a100"] = 10,
    };

    /// <summary>Actions a second that the scheduler takes, by the action. Source: Azure's page on its billing.</summary>
    public const int MostActionsPerSecond = 500;

    /// <summary>The lid on logs, gigabytes a day: <c>logDailyQuotaGb</c>.</summary>
    public const int LogGigabytesPerDay = 10;

    /// <summary>vCPUs of a replica without a GPU: <c>containerVcpus</c>.</summary>
    public const int ContainerVcpus = 2;

    /// <summary>Its memory: two for each.</summary>
    public const int ContainerMemoryGib = 2 * ContainerVcpus;

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

    /// <summary>
    /// The plan in the size that the templates give it, where nothing else is asked for: Container Apps have one replica that always runs. As many
    /// executions run side by side as an instance has cores, because a measured second is a core's.
    /// </summary>
    /// <param name="plan">The plan's name.</param>
    /// <param name="sizes">What is asked for.</param>
    /// <param name="sideBySide">Executions that run side by side; <see langword="null"/> for the cores of the instance.</param>
    public static Plans.PlanOptions Sizes(string plan, Plans.PlanOptions sizes, int? sideBySide)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        var isContainer = plan.StartsWith("container-apps", StringComparison.Ordinal);
        var cores = plan switch
        {
            "premium" => sizes.PremiumSize switch { "EP3" => 4, "EP2" => 2, _ => 1 },
            "container-apps" => Math.Max(1, (int)sizes.ContainerVcpus),
            "container-apps-gpu-t4" => 8,
            "container-apps-gpu-a100" => 24,
            _ => 1,
        };
        return sizes with { SideBySide = sideBySide ?? cores, MinimumInstances = sizes.MinimumInstances ?? (isContainer ? 1 : null) };
    }
}
