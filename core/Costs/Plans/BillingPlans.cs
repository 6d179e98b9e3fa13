namespace GenreFunctions.Costs.Plans;

/// <summary>Plans by their names.</summary>
public static class BillingPlans
{
    private static readonly Dictionary<string, Func<PlanOptions, BillingPlan>> Plans = new(StringComparer.Ordinal)
    {
        ["flex"] = options => new FlexPlan(options.FlexMemoryMb, options.MinimumInstances ?? 0),
        ["premium"] = options => new PremiumPlan(options.PremiumSize, options.MinimumInstances ?? 1, options.SideBySide),
        ["container-apps"] = options => new ContainerAppsPlan(options.ContainerVcpus, options.ContainerMemoryGib, options.MinimumInstances ?? 0, options.SideBySide),
        ["container-apps-gpu-t4"] = options => GpuPlan.T4(options.MinimumInstances ?? 0, options.SideBySide),
        ["container-apps-gpu-a100"] = options => GpuPlan.A100(options.MinimumInstances ?? 0, options.SideBySide),
        ["local"] = options => new LocalPlan(options.Cores),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Plans.Keys];

    /// <summary>The plan of that name.</summary>
    /// <exception cref="ArgumentException">There is none, or one of the options is out of its range.</exception>
    public static BillingPlan Create(string name, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        return Plans.TryGetValue(name, out var create)
            ? create(options)
            : throw new ArgumentException($"There is no plan '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
    }
}
