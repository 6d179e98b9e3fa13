namespace GenreFunctions.Costs.Plans;

/// <summary>
/// Container Apps with a GPU: a replica has one GPU and the whole of its profile, and all of it is billed by the second, working, waiting or cooling down.
/// Taken from Azure's pages on serverless GPUs; that the profile's vCPUs and memory are billed by the meters of other replicas is an assumption.
/// </summary>
public sealed class GpuPlan : InstancePlan
{
    private readonly ChargeKind _gpu;
    private readonly InstanceSize _size;

    private GpuPlan(string name, ChargeKind gpu, InstanceSize size, int minimumReplicas, int sideBySide)
        : base(name, billsServices: true, minimumReplicas, sideBySide, ContainerAppsPlan.StandardCooldownSeconds) =>
        (_gpu, _size) = (gpu, size);

    /// <summary>One NVIDIA T4, 8 vCPUs and 56 GiB a replica.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is negative, or nothing runs side by side.</exception>
    public static GpuPlan T4(int minimumReplicas = 0, int sideBySide = 1) =>
        new("container-apps-gpu-t4", ChargeKind.ContainerGpuT4, InstanceSizes.T4, minimumReplicas, sideBySide);

    /// <summary>One NVIDIA A100, 24 vCPUs and 220 GiB a replica.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is negative, or nothing runs side by side.</exception>
    public static GpuPlan A100(int minimumReplicas = 0, int sideBySide = 1) =>
        new("container-apps-gpu-a100", ChargeKind.ContainerGpuA100, InstanceSizes.A100, minimumReplicas, sideBySide);

    private protected override IEnumerable<Charge> Instances(decimal seconds, MeterBasis basis)
    {
        yield return new Charge(_gpu, seconds, basis);
        yield return new Charge(ChargeKind.ContainerVcpu, seconds * _size.Vcpus, basis);
        yield return new Charge(ChargeKind.ContainerMemory, seconds * _size.MemoryGib, basis);
    }
}
