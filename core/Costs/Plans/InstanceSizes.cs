namespace GenreFunctions.Costs.Plans;

/// <summary>The sizes in which Azure has instances: what is billed by them, and what computes on them, goes by these. Sources: Azure's pages on each plan.</summary>
public static class InstanceSizes
{
    /// <summary>Memory of Flex that has a core. Source: Azure's page on the Flex Consumption plan.</summary>
    private const decimal FlexMegabytesPerCore = 2048;

    private static readonly Dictionary<string, InstanceSize> PremiumByName = new(StringComparer.Ordinal)
    {
        ["EP1"] = new(1, 3.5m),
        ["EP2"] = new(2, 7),
        ["EP3"] = new(4, 14),
    };

    /// <summary>A replica with one NVIDIA T4: the whole of its profile.</summary>
    public static InstanceSize T4 { get; } = new(8, 56);

    /// <summary>A replica with one NVIDIA A100: the whole of its profile.</summary>
    public static InstanceSize A100 { get; } = new(24, 220);

    /// <summary>An instance of Premium.</summary>
    /// <exception cref="ArgumentException">There is no such size.</exception>
    public static InstanceSize Premium(string size) => PremiumByName.TryGetValue(size, out var found)
        ? found
        : throw new ArgumentException($"Premium instances are EP1, EP2 and EP3, not '{size}'.", nameof(size));

    /// <summary>An instance of a plan in the size that was chosen; of <c>local</c> the cores alone, for its memory costs nothing.</summary>
    /// <exception cref="ArgumentException">There is no such plan, or no such size.</exception>
    public static InstanceSize Of(string plan, PlanOptions sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return plan switch
        {
            "flex" => new InstanceSize(sizes.FlexMemoryMb / FlexMegabytesPerCore, sizes.FlexMemoryMb / 1024m),
            "premium" => Premium(sizes.PremiumSize),
            "container-apps" => new InstanceSize(sizes.ContainerVcpus, sizes.ContainerMemoryGib),
            "container-apps-gpu-t4" => T4,
            "container-apps-gpu-a100" => A100,
            "local" => new InstanceSize(sizes.Cores, 0),
            _ => throw new ArgumentException($"There is no plan '{plan}'; there are {string.Join(", ", BillingPlans.Names)}.", nameof(plan)),
        };
    }
}
