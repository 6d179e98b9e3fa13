using GenreFunctions.Costs.Plans;
using GenreFunctions.Simulation.Hosting.Scaling;

namespace GenreFunctions.Simulation.Hosting;

/// <summary>The shape of every plan, as infra/ deploys it and Azure documents it.</summary>
internal static class HostShapes
{
    private const string Infra = "infra/main.bicep";
    private const string HostJson = "host.json";
    private const string Guess = "a guess; measure yours";
    private const string Most = "instances at most";
    private const string Kept = "seconds that nothing is let go for";

    /// <summary>Cores that all Flex apps of a subscription have in a region, until support gives more. Source: the same page.</summary>
    private const double FlexCoresOfARegion = 250;

    /// <summary>A megabyte of Flex has this part of a core: 2,048 MB are one. Source: Azure's page on the Flex Consumption plan.</summary>
    private const double FlexMegabytesPerCore = 2048;

    /// <summary>The shape of a plan.</summary>
    /// <exception cref="ArgumentException">There is no such plan, or a number is out of its range.</exception>
    public static HostShape Of(string plan, PlanOptions sizes, HostOptions options)
    {
        Check(options);
        return plan switch
        {
            "flex" => Flex(options, sizes),
            "premium" => Elastic(
                options, sizes.PremiumSize switch { "EP1" => 1, "EP2" => 2, _ => 4 }, slots: sizes.PremiumSize == "EP3" ? 4 : 2, sizes.MinimumInstances, minimum: 1, maximum: 20, coldStart: 10,
                new Spacing(10, Origin.Assumed, "Azure says only that it is faster than 30 s"), seconds => new FunctionsScaler(seconds))
                with { Prewarmed = 1 },
            "container-apps" => Replica(options, (double)sizes.ContainerVcpus, sizes, coldStart: 20),
            "container-apps-gpu-t4" => Replica(options, 8, sizes, coldStart: 60),
            "container-apps-gpu-a100" => Replica(options, 24, sizes, coldStart: 60),
            "local" => Local(options, sizes.Cores),
            _ => throw new ArgumentException($"There is no plan '{plan}'; there are {string.Join(", ", BillingPlans.Names)}.", nameof(plan)),
        };
    }

    private static HostShape Flex(HostOptions options, PlanOptions sizes)
    {
        var shape = Elastic(
            options, sizes.FlexMemoryMb / FlexMegabytesPerCore, slots: 2, sizes.MinimumInstances, minimum: 0, maximum: 100, coldStart: 10,
            new Spacing(FunctionsScaler.DocumentedSpacingSeconds, Origin.Documented, "Azure: event-driven scaling, not HTTP; four at a time"), seconds => new FunctionsScaler(seconds));
        // Were all instances the songs', nobody would take up announcements, and nothing would ever be tagged.
        var least = Math.Max(1, shape.Minimum) + 1;
        if (shape.Maximum < least)
            shape = shape with { Maximum = least, Premises = [.. shape.Premises.Select(premise => premise.Name == Most ? new Premise(Most, least, Origin.Assumed, "announcements have an instance of their own") : premise)] };
        var quota = new Premise("cores that the region gives at first", FlexCoresOfARegion, Origin.Documented, "Azure: quotas of Flex Consumption; not checked here");
        return shape with { SeparateTriggers = true, Premises = [.. shape.Premises, quota] };
    }

    // As many activities as cores, but two at least, so that one computes while the other waits.
    private static HostShape Replica(HostOptions options, double cores, PlanOptions sizes, double coldStart) => Elastic(
        options, cores, slots: Math.Max(2, (int)cores), sizes.MinimumInstances, minimum: 1, maximum: 10, coldStart,
        new Spacing(ContainerAppsScaler.DocumentedPollingSeconds, Origin.Documented, "Azure: scaling in Container Apps; steps of 1, 4, 8, 16"), seconds => new ContainerAppsScaler(seconds),
        new Premise(Kept, 300, Origin.Documented, "Azure: scaling in Container Apps"));

    private static HostShape Elastic(
        HostOptions options, double cores, int slots, int? givenMinimum, int minimum, int maximum, double coldStart, Spacing spacing, Func<double, IScaler> scaler,
        Premise? kept = null)
    {
        var slot = Premise.Of("activities of an instance at a time", options.ActivitiesPerInstance, slots, Origin.Deployed, Infra);
        var least = Premise.Of("instances that always run", givenMinimum, minimum, Origin.Deployed, Infra);
        var most = Premise.Of(Most, options.MaximumInstances, Math.Max(maximum, least.Value), Origin.Deployed, Infra);
        var start = Premise.Of("seconds until an instance works", options.ColdStartSeconds, coldStart, Origin.Assumed, Guess);
        var scale = Premise.Of("seconds between decisions for more", options.ScaleSeconds, spacing.Seconds, spacing.Origin, spacing.Source);
        if (most.Value < least.Value)
            throw new ArgumentException($"{most.Value} instances at most are fewer than the {least.Value} that always run.");
        return new HostShape
        {
            Cores = cores,
            ActivitySlots = (int)slot.Value,
            Minimum = (int)least.Value,
            Maximum = (int)most.Value,
            ColdStartSeconds = start.Value,
            CreateScaler = () => scaler(scale.Value),
            Premises =
            [
                new Premise("cores of an instance", cores, Origin.Documented, "Azure: sizes of the plan"), slot,
                least, most, start, scale,
                kept ?? new Premise(Kept, 300, Origin.Assumed, "Azure documents it for Container Apps"),
            ],
        };
    }

    private static HostShape Local(HostOptions options, int cores)
    {
        var slot = Premise.Of("activities at a time", options.ActivitiesPerInstance, 2, Origin.Deployed, HostJson);
        return new HostShape
        {
            Cores = cores,
            ActivitySlots = (int)slot.Value,
            Minimum = 1,
            Maximum = 1,
            CreateScaler = () => new FixedScaler(),
            Premises = [new Premise("cores of the machine", cores, Origin.Given, ""), slot],
        };
    }

    private static void Check(HostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumInstances ?? 1, 1, nameof(options.MaximumInstances));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ActivitiesPerInstance ?? 1, 1, nameof(options.ActivitiesPerInstance));
        ArgumentOutOfRangeException.ThrowIfNegative(options.ColdStartSeconds ?? 0, nameof(options.ColdStartSeconds));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ScaleSeconds ?? 1, nameof(options.ScaleSeconds));
    }

    private readonly record struct Spacing(double Seconds, Origin Origin, string Source);
}
