namespace GenreFunctions.Costs.Plans;

/// <summary>
/// How many instances infra/ makes, how large they are, and what each does at a time; a rule compares it with the templates. "At a time" is said of two things:
/// <list type="bullet">
/// <item>Activities that the host lets run (<see cref="ActivitiesAtATime"/>): two at least, so that one computes while the other waits for storage. The simulation, which
/// knows of waiting, gives an instance so many slots; and records of real songs, whose wall time has the waiting in it, divide it by them.</item>
/// <item>Executions that share an instance when only processor time is known (<see cref="AsDeployed"/>): as many as it has cores, because a measured second is a core's, and
/// two activities on one core take two seconds for two. A month is computed from such seconds.</item>
/// </list>
/// </summary>
public static class DeployedInstances
{
    /// <summary>vCPUs of a replica without a GPU: <c>containerVcpus</c>.</summary>
    public const int ContainerVcpus = 2;

    /// <summary>Its memory: two for each.</summary>
    public const int ContainerMemoryGib = 2 * ContainerVcpus;

    /// <summary>Activities that any instance runs at a time: <c>maxConcurrentActivityFunctions</c> in host.json.</summary>
    internal const int LeastActivitiesAtATime = 2;

    /// <summary>Instances at most: the templates' defaults. More songs at once need a higher limit.</summary>
    public static IReadOnlyDictionary<string, int> Most { get; } = new Dictionary<string, int>
    {
        ["flex"] = 100, ["premium"] = 20, ["container-apps"] = 10, ["container-apps-gpu-t4"] = 10, ["container-apps-gpu-a100"] = 10, ["local"] = 1,
    };

    /// <summary>Instances that always run: the templates' defaults.</summary>
    public static IReadOnlyDictionary<string, int> Least { get; } = new Dictionary<string, int>
    {
        ["flex"] = 0, ["premium"] = 1, ["container-apps"] = 1, ["container-apps-gpu-t4"] = 1, ["container-apps-gpu-a100"] = 1, ["local"] = 1,
    };

    /// <summary>Activities that the templates have an instance of this size run at a time.</summary>
    public static int ActivitiesAtATime(InstanceSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        return Math.Max(LeastActivitiesAtATime, (int)size.Vcpus);
    }

    /// <summary>The sizes of a plan as the templates give them, where nothing else is asked for.</summary>
    /// <param name="plan">The plan's name.</param>
    /// <param name="sizes">What is asked for.</param>
    /// <param name="sideBySide">Executions that share an instance; <see langword="null"/> for its cores.</param>
    /// <exception cref="ArgumentException">There is no such plan, or no such size.</exception>
    public static PlanOptions AsDeployed(string plan, PlanOptions sizes, int? sideBySide)
    {
        var size = InstanceSizes.Of(plan, sizes);
        return sizes with { SideBySide = sideBySide ?? Math.Max(1, (int)size.Vcpus), MinimumInstances = sizes.MinimumInstances ?? Least[plan] };
    }
}
