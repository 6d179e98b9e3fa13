namespace GenreFunctions.Costs.Plans;

/// <summary>
/// Container Apps without a GPU: vCPU-seconds and GiB-seconds of replicas. The minimum has prices of its own while it waits; replicas beyond it, and the last
/// one before it goes, cost what working ones do. Source: Azure's page on billing in Container Apps.
/// </summary>
public sealed class ContainerAppsPlan : InstancePlan
{
    /// <summary>How long the last replica waits for more before it goes, unless the app says otherwise. Source: scale rules of Container Apps.</summary>
    internal const decimal StandardCooldownSeconds = 300;

    private readonly decimal _vcpus;
    private readonly decimal _memoryGib;

    /// <summary>The plan for one size of replicas.</summary>
    /// <param name="vcpus">Above 0; Azure wants twice as many <paramref name="memoryGib"/>.</param>
    /// <param name="memoryGib">Above 0.</param>
    /// <param name="minimumReplicas">Replicas that run at any time.</param>
    /// <param name="sideBySide">Executions that a replica runs at a time; 1 charges a song the most.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ContainerAppsPlan(decimal vcpus = 1, decimal memoryGib = 2, int minimumReplicas = 0, int sideBySide = 1)
        : base("container-apps", billsServices: true, minimumReplicas, sideBySide, StandardCooldownSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vcpus);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memoryGib);
        (_vcpus, _memoryGib) = (vcpus, memoryGib);
    }

    private protected override IEnumerable<Charge> Instances(decimal seconds, MeterBasis basis)
    {
        yield return new Charge(ChargeKind.ContainerVcpu, seconds * _vcpus, basis);
        yield return new Charge(ChargeKind.ContainerMemory, seconds * _memoryGib, basis);
    }

    private protected override IEnumerable<Charge> IdleInstances(decimal minimumSeconds, decimal furtherSeconds, MeterBasis basis) =>
    [
        new Charge(ChargeKind.ContainerVcpuIdle, minimumSeconds * _vcpus, basis),
        new Charge(ChargeKind.ContainerMemoryIdle, minimumSeconds * _memoryGib, basis),
        .. Instances(furtherSeconds, basis),
    ];
}
