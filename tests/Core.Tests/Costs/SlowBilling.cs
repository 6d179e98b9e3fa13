using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

/// <summary>Every plan's billing rule, word for word and in exact fractions: what of each kind is used, by its key in price books.</summary>
internal static class SlowBilling
{
    public static Dictionary<string, Rational> Executions(string plan, PlanOptions sizes, IReadOnlyCollection<Execution> executions)
    {
        if (plan == "flex")
        {
            return new()
            {
                ["flex.execution-time"] = Rational.Sum(executions.Select(ran => (Rational)FlexMilliseconds(ran.Wall) / 1000)) * sizes.FlexMemoryMb / 1024,
                ["flex.executions"] = executions.Count,
            };
        }

        var seconds = plan == "local"
            ? Rational.Sum(executions.Select(ran => Seconds(ran.Cpu))) / sizes.Cores
            : Rational.Sum(executions.Select(ran => Seconds(ran.Wall))) / sizes.SideBySide;
        return Instances(plan, sizes, seconds);
    }

    public static Dictionary<string, Rational> Idle(string plan, PlanOptions sizes, CapacityMeters capacity)
    {
        var period = Seconds(capacity.End - capacity.Start);
        var minimum = period * (plan == "local" ? 1 : sizes.MinimumInstances ?? (plan == "premium" ? 1 : 0));
        if (plan == "flex")
            return new() { ["flex.always-ready"] = minimum * sizes.FlexMemoryMb / 1024 };
        Rational cooldown = plan.StartsWith("container-apps", StringComparison.Ordinal) ? 300 : 0;
        Rational busy = capacity.BusySeconds;
        var running = capacity.RunningSeconds is { } seen ? (Rational)seen : busy + (cooldown * capacity.ScaleDowns);
        var waiting = Rational.Max(0, Rational.Max(running, minimum) - busy);
        if (plan != "container-apps")
            return Instances(plan, sizes, waiting);
        var minimumWaiting = Rational.Max(0, minimum - busy);
        if (minimumWaiting >= waiting)
            minimumWaiting = waiting;
        var charges = Instances(plan, sizes, waiting - minimumWaiting);
        charges.Add("container-apps.vcpu-idle", minimumWaiting * sizes.ContainerVcpus);
        charges.Add("container-apps.memory-idle", minimumWaiting * sizes.ContainerMemoryGib);
        return charges;
    }

    public static Dictionary<string, Rational> Services(string plan, SongMeters song) => plan == "local" ? [] : new()
    {
        ["durable.actions"] = song.DurableActions.Quantity,
        ["blob.reads"] = song.StorageReads.Quantity,
        ["blob.writes"] = song.StorageWrites.Quantity,
        ["blob.stored"] = song.StagedGigabyteHours.Quantity,
        ["queue.operations"] = song.QueueOperations.Quantity,
        ["cosmos.request-units"] = song.CosmosRequestUnits.Quantity,
        ["event-grid.operations"] = song.EventGridOperations.Quantity,
        ["telemetry.ingested"] = song.TelemetryBytes.Quantity,
    };

    /// <summary>A second at least, and then a hundred milliseconds more until all of it is covered.</summary>
    private static long FlexMilliseconds(TimeSpan wall)
    {
        long billed = 1000;
        while (TimeSpan.FromMilliseconds(billed) < wall)
            billed += 100;
        return billed;
    }

    private static Dictionary<string, Rational> Instances(string plan, PlanOptions sizes, Rational seconds)
    {
        return plan switch
        {
            "premium" when sizes.PremiumSize == "EP1" => Of("premium.vcpu", 1, "premium.memory", 3.5m),
            "premium" when sizes.PremiumSize == "EP2" => Of("premium.vcpu", 2, "premium.memory", 7),
            "premium" when sizes.PremiumSize == "EP3" => Of("premium.vcpu", 4, "premium.memory", 14),
            "container-apps" => Of("container-apps.vcpu", sizes.ContainerVcpus, "container-apps.memory", sizes.ContainerMemoryGib),
            "container-apps-gpu-t4" => With("container-apps.gpu-t4", Of("container-apps.vcpu", 8, "container-apps.memory", 56)),
            "container-apps-gpu-a100" => With("container-apps.gpu-a100", Of("container-apps.vcpu", 24, "container-apps.memory", 220)),
            "local" => new() { ["local.machine"] = seconds },
            _ => throw new ArgumentException(plan, nameof(plan)),
        };

        Dictionary<string, Rational> Of(string vcpu, decimal vcpus, string memory, decimal gib) => new() { [vcpu] = seconds * vcpus, [memory] = seconds * gib };

        Dictionary<string, Rational> With(string gpu, Dictionary<string, Rational> rest)
        {
            rest.Add(gpu, seconds);
            return rest;
        }
    }

    private static Rational Seconds(TimeSpan time) => (Rational)time.Ticks / TimeSpan.TicksPerSecond;
}
