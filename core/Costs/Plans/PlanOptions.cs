namespace GenreFunctions.Costs.Plans;

/// <summary>What the plans want to know. Each looks at what concerns it.</summary>
public sealed record PlanOptions
{
    /// <summary>Memory of Flex instances: 512, 2048 (default) or 4096 MB. Doubling it doubles what a second costs.</summary>
    public int FlexMemoryMb { get; init; } = 2048;

    /// <summary>Size of Premium instances: EP1 (default), EP2 or EP3.</summary>
    public string PremiumSize { get; init; } = "EP1";

    /// <summary>vCPUs of a replica without a GPU, above 0; default 1.</summary>
    public decimal ContainerVcpus { get; init; } = 1;

    /// <summary>Memory of a replica without a GPU, above 0; default 2.</summary>
    public decimal ContainerMemoryGib { get; init; } = 2;

    /// <summary>Instances that always run. Default: as few as the plan allows, which is 1 for <c>premium</c> and 0 elsewhere. More start faster and cost by the hour.</summary>
    public int? MinimumInstances { get; init; }

    /// <summary>Executions that an instance runs at a time, 1 (default) or more. More charge less of an instance to each song, and leave more of it idle.</summary>
    public int SideBySide { get; init; } = 1;

    /// <summary>Cores of the machine of <c>local</c>, 1 (default) or more.</summary>
    public int Cores { get; init; } = 1;
}
