namespace GenreFunctions.Costs.Plans;

/// <summary>What one instance has.</summary>
/// <param name="Vcpus">Cores; parts of one are possible.</param>
/// <param name="MemoryGib">Memory, in GiB.</param>
public sealed record InstanceSize(decimal Vcpus, decimal MemoryGib);
