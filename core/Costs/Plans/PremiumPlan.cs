namespace GenreFunctions.Costs.Plans;

/// <summary>Elastic Premium: vCPU-hours and GiB-hours of instances, of which one at least always runs. Source: Azure's pages on the Premium plan and its prices.</summary>
public sealed class PremiumPlan : InstancePlan
{
    private readonly InstanceSize _size;

    /// <summary>The plan for one size of instances.</summary>
    /// <param name="size"><c>EP1</c> (1 vCPU, 3.5 GiB), <c>EP2</c> (2, 7) or <c>EP3</c> (4, 14).</param>
    /// <param name="minimumInstances">1 or more: a Premium plan never goes to nought.</param>
    /// <param name="sideBySide">Executions that an instance runs at a time; 1 charges a song the most.</param>
    /// <exception cref="ArgumentException">There is no such size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public PremiumPlan(string size = "EP1", int minimumInstances = 1, int sideBySide = 1)
        : base("premium", billsServices: true, minimumInstances, sideBySide, cooldownSeconds: 0)
    {
        if (minimumInstances < 1)
            throw new ArgumentOutOfRangeException(nameof(minimumInstances), minimumInstances, $"A Premium plan has 1 instance at least, not {minimumInstances}.");
        _size = InstanceSizes.Premium(size);
    }

    private protected override IEnumerable<Charge> Instances(decimal seconds, MeterBasis basis)
    {
        yield return new Charge(ChargeKind.PremiumVcpu, seconds * _size.Vcpus, basis);
        yield return new Charge(ChargeKind.PremiumMemory, seconds * _size.MemoryGib, basis);
    }
}
