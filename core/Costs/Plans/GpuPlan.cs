namespace GenreFunctions.Costs.Plans;

/// <summary>
/// Container Apps with a GPU: a replica has one GPU and the whole of its profile, and all of it is billed by the second, working, waiting or cooling down.
/// Taken from Azure's pages on serverless GPUs; that the profile's vCPUs and memory are billed by the meters of other replicas is an assumption.
/// </summary>
public sealed class GpuPlan : InstancePlan
{
    private readonly ChargeKind _gpu;
    private readonly int _vcpus;
    private readonly int _memoryGib;

    private GpuPlan(string name, ChargeKind gpu, int vcpus, int memoryGib, int minimumReplicas, int sideBySide)
        : base(name, billsServices: true, minimumReplicas, sideBySide, ContainerAppsPlan.StandardCooldownSeconds) =>
        (_gpu, _vcpus, _memoryGib) = (gpu, vcpus, memoryGib);

    /// <summary>One NVIDIA T4, 8 vCPUs and 56 GiB a replica.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is negative, or nothing runs side by side.</exception>
    public static GpuPlan T4(int minimumReplicas = 0, int sideBySide = 1) =>
        new("container-apps-gpu-t4", ChargeKind.ContainerGpuT4, vcpus: 8, memoryGib: 56, minimumReplicas, sideBySide);

    /// <summary>One NVIDIA A100, 24 vCPUs and 220 GiB a replica.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is negative, or nothing runs side by side.</exception>
    public static GpuPlan A100(int minimumReplicas = 0, int sideBySide = 1) =>
        new("container-apps-gpu-a100", ChargeKind.ContainerGpuA100, vcpus: 24, memoryGib: 220, minimumReplicas, sideBySide);

    private protected override IEnumerable<Charge> Instances(decimal seconds, MeterBasis basis)
    {
        yield return new Charge(_gpu, seconds, basis);
        yield return new Charge(ChargeKind.ContainerVcpu, seconds * _vcpus, basis);
        yield return new Charge(ChargeKind.ContainerMemory, seconds * _memoryGib, basis);
    }
}
