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

    /// <summary>The shape of a plan.</summary>
    /// <exception cref="ArgumentException">There is no such plan, or a number is out of its range.</exception>
    public static HostShape Of(string plan, PlanOptions sizes, HostOptions options)
    {
        Check(options);
        return plan switch
        {
            "flex" => Flex(plan, options, sizes),
            "premium" => Elastic(
                plan, options, sizes, coldStart: 10,
                new Spacing(10, Origin.Assumed, "Azure says only that it is faster than 30 s"), seconds => new FunctionsScaler(seconds))
                with { Prewarmed = 1 },
            "container-apps" => Replica(plan, options, sizes, coldStart: 20),
            "container-apps-gpu-t4" => Replica(plan, options, sizes, coldStart: 60),
            "container-apps-gpu-a100" => Replica(plan, options, sizes, coldStart: 60),
            "local" => Local(plan, options, sizes.Cores),
            _ => throw new ArgumentException($"There is no plan '{plan}'; there are {string.Join(", ", BillingPlans.Names)}.", nameof(plan)),
        };
    }

    private static HostShape Flex(string plan, HostOptions options, PlanOptions sizes)
    {
        var shape = Elastic(
            plan, options, sizes, coldStart: 10,
            new Spacing(FunctionsScaler.DocumentedSpacingSeconds, Origin.Documented, "Azure: event-driven scaling, not HTTP; four at a time"), seconds => new FunctionsScaler(seconds));
        // Were all instances the songs', nobody would take up announcements, and nothing would ever be tagged.
        var least = Math.Max(1, shape.Minimum) + 1;
        if (shape.Maximum < least)
            shape = shape with { Maximum = least, Premises = [.. shape.Premises.Select(premise => premise.Name == Most ? new Premise(Most, least, Origin.Assumed, "announcements have an instance of their own") : premise)] };
        var quota = new Premise("cores that the region gives at first", FlexCoresOfARegion, Origin.Documented, "Azure: quotas of Flex Consumption; not checked here");
        return shape with { SeparateTriggers = true, Premises = [.. shape.Premises, quota] };
    }

    private static HostShape Replica(string plan, HostOptions options, PlanOptions sizes, double coldStart) => Elastic(
        plan, options, sizes, coldStart,
        new Spacing(ContainerAppsScaler.DocumentedPollingSeconds, Origin.Documented, "Azure: scaling in Container Apps; steps of 1, 4, 8, 16"), seconds => new ContainerAppsScaler(seconds),
        new Premise(Kept, 300, Origin.Documented, "Azure: scaling in Container Apps"));

    private static HostShape Elastic(
        string plan, HostOptions options, PlanOptions sizes, double coldStart, Spacing spacing, Func<double, IScaler> scaler, Premise? kept = null)
    {
        var size = InstanceSizes.Of(plan, sizes);
        var cores = (double)size.Vcpus;
        var slot = Premise.Of("activities of an instance at a time", options.ActivitiesPerInstance, DeployedInstances.ActivitiesAtATime(size), Origin.Deployed, Infra);
        var least = Premise.Of("instances that always run", sizes.MinimumInstances, DeployedInstances.Least[plan], Origin.Deployed, Infra);
        var most = Premise.Of(Most, options.MaximumInstances, Math.Max(DeployedInstances.Most[plan], least.Value), Origin.Deployed, Infra);
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

    private static HostShape Local(string plan, HostOptions options, int cores)
    {
        var slot = Premise.Of("activities at a time", options.ActivitiesPerInstance, DeployedInstances.LeastActivitiesAtATime, Origin.Deployed, HostJson);
        return new HostShape
        {
            Cores = cores,
            ActivitySlots = (int)slot.Value,
            Minimum = DeployedInstances.Least[plan],
            Maximum = DeployedInstances.Most[plan],
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
