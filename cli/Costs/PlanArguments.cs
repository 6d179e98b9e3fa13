using System.CommandLine;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Cli.Costs;

/// <summary>The options that say where songs are tagged, and on instances of which size.</summary>
internal sealed class PlanArguments
{
    private const int MostInstances = 1000;

    /// <summary>Larger than any replica there is; keeps products within decimals.</summary>
    private const decimal MostOfReplica = 1000;

    private static readonly PlanOptions Default = new();

    private readonly Option<string> _plan = new("--plan")
    {
        Description = $"Where songs are tagged: {string.Join(", ", BillingPlans.Names)}.",
        HelpName = "name",
        DefaultValueFactory = _ => "flex",
    };

    private readonly Option<int> _memory = NumberOption.Whole(512, 4096, () => Default.FlexMemoryMb, "Memory of flex instances in MB: 512, 2048 or 4096.", "--memory");

    private readonly Option<string> _premiumSize = new("--premium-size")
    {
        Description = "Size of premium instances: EP1, EP2 or EP3.",
        HelpName = "size",
        DefaultValueFactory = _ => Default.PremiumSize,
    };

    private readonly Option<decimal?> _vcpus;
    private readonly Option<decimal?> _memoryGib;
    private readonly Option<int> _sideBySide;
    private readonly Option<int> _minimum;
    private readonly Option<int> _cores = NumberOption.Whole(1, 1024, () => Default.Cores, "Cores of the machine of local.", "--cores");

    /// <summary>Sizes as the price book's plans have them by default.</summary>
    public PlanArguments()
        : this(Default.ContainerVcpus, Default.ContainerMemoryGib, "Executions that an instance of premium or container-apps runs at a time.", "Instances that always run; for premium 1 at least.")
    {
    }

    private PlanArguments(decimal vcpus, decimal memoryGib, string sideBySide, string minimum)
    {
        _vcpus = NumberOption.Amount(0.01m, MostOfReplica, vcpus, "vCPUs of a container-apps replica without a GPU.", "--container-vcpus");
        _memoryGib = NumberOption.Amount(0.01m, MostOfReplica, memoryGib, "Memory of such a replica in GiB; Azure wants twice as many as vCPUs.", "--container-memory");
        _sideBySide = NumberOption.Whole(1, MostInstances, () => Default.SideBySide, sideBySide, "--side-by-side");
        _minimum = NumberOption.Whole(0, MostInstances, () => 0, minimum, "--minimum-instances");
    }

    /// <summary>Sizes as the templates deploy them.</summary>
    /// <param name="sideBySide">What <c>--side-by-side</c> is, and by default: there are two meanings (<see cref="DeployedInstances"/>).</param>
    public static PlanArguments AsDeployed(string sideBySide)
    {
        var sizes = new PlanArguments(
            DeployedInstances.ContainerVcpus, DeployedInstances.ContainerMemoryGib, sideBySide,
            "Instances that always run. Default: 1 on premium and container-apps, 0 on flex; premium has 1 at least.");
        // What they are where nothing is given depends on the plan.
        sizes._sideBySide.DefaultValueFactory = sizes._minimum.DefaultValueFactory = null;
        return sizes;
    }

    /// <summary>Adds the plan and its sizes to a command.</summary>
    public void AddTo(Command command)
    {
        _plan.CompletionSources.Add([.. BillingPlans.Names]);
        command.Options.Add(_plan);
        AddSizesTo(command);
    }

    /// <summary>Adds the sizes alone, for a command that looks at every plan.</summary>
    public void AddSizesTo(Command command)
    {
        _premiumSize.CompletionSources.Add("EP1", "EP2", "EP3");
        foreach (var option in new Option[] { _memory, _premiumSize, _vcpus, _memoryGib, _sideBySide, _minimum, _cores })
            command.Options.Add(option);
    }

    /// <summary>The plan that was asked for.</summary>
    /// <exception cref="WrongUseException">There is none like that.</exception>
    public BillingPlan Read(ParseResult parse) => Create(parse.GetValue(_plan)!, Sizes(parse));

    /// <summary>Every plan, in the sizes that were asked for.</summary>
    /// <exception cref="WrongUseException">There are no such instances.</exception>
    public IReadOnlyList<BillingPlan> ReadAll(ParseResult parse)
    {
        var sizes = Sizes(parse);
        return [.. BillingPlans.Names.Select(name => Create(name, sizes))];
    }

    /// <summary>A plan, as the templates deploy it where nothing else is asked for.</summary>
    /// <exception cref="WrongUseException">There is none like that.</exception>
    public SizedPlan ReadAsDeployed(string name, ParseResult parse) => Sized(name, Sizes(parse), SideBySide(parse));

    /// <summary>Those plans, as the templates deploy them where nothing else is asked for. A plan that never goes to nought keeps its one instance.</summary>
    /// <exception cref="WrongUseException">There are no such instances.</exception>
    public IReadOnlyList<SizedPlan> ReadAsDeployed(IEnumerable<string> names, ParseResult parse)
    {
        var (given, sideBySide) = (Sizes(parse), SideBySide(parse));
        return [.. names.Select(name => Sized(name, name == "premium" && given.MinimumInstances == 0 ? given with { MinimumInstances = 1 } : given, sideBySide))];
    }

    /// <summary>Executions of an instance at a time, if somebody has said it.</summary>
    public int? SideBySide(ParseResult parse) => IsGiven(parse, _sideBySide) ? parse.GetValue(_sideBySide) : null;

    /// <summary>The sizes that were asked for.</summary>
    public PlanOptions Sizes(ParseResult parse) => new()
    {
        FlexMemoryMb = parse.GetValue(_memory),
        PremiumSize = parse.GetValue(_premiumSize)!,
        ContainerVcpus = parse.GetValue(_vcpus)!.Value,
        ContainerMemoryGib = parse.GetValue(_memoryGib)!.Value,
        SideBySide = IsGiven(parse, _sideBySide) ? parse.GetValue(_sideBySide) : Default.SideBySide,
        MinimumInstances = IsGiven(parse, _minimum) ? parse.GetValue(_minimum) : null,
        Cores = parse.GetValue(_cores),
    };

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    private static SizedPlan Sized(string name, PlanOptions given, int? sideBySide)
    {
        var sizes = Guarded(() => DeployedInstances.AsDeployed(name, given, sideBySide));
        return new SizedPlan(Create(name, sizes), sizes);
    }

    private static BillingPlan Create(string name, PlanOptions sizes) => Guarded(() => BillingPlans.Create(name, sizes));

    private static T Guarded<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
