using System.CommandLine;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Cli.Costs;

/// <summary>The options that say where songs are tagged.</summary>
internal sealed class PlanArguments
{
    private const int MostInstances = 1000;

    private readonly Option<string> _plan = new("--plan")
    {
        Description = $"Where songs are tagged: {string.Join(", ", BillingPlans.Names)}.",
        HelpName = "name",
        DefaultValueFactory = _ => "flex",
    };

    private readonly Option<int> _memory = NumberOption.Whole(512, 4096, () => new PlanOptions().FlexMemoryMb, "Memory of flex instances in MB: 512, 2048 or 4096.", "--memory");
    private readonly Option<int> _minimum = NumberOption.Whole(0, MostInstances, () => 0, "Instances that always run; for premium 1 at least.", "--minimum-instances");
    private readonly Option<int> _cores = NumberOption.Whole(1, 1024, () => 1, "Cores of the machine of local.", "--cores");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _plan.CompletionSources.Add([.. BillingPlans.Names]);
        foreach (var option in new Option[] { _plan, _memory, _minimum, _cores })
            command.Options.Add(option);
    }

    /// <summary>The plan that was asked for.</summary>
    /// <exception cref="WrongUseException">There is none like that.</exception>
    public BillingPlan Read(ParseResult parse)
    {
        var minimum = parse.GetResult(_minimum) is { Implicit: false } ? parse.GetValue(_minimum) : (int?)null;
        try
        {
            return BillingPlans.Create(
                parse.GetValue(_plan)!, new PlanOptions { FlexMemoryMb = parse.GetValue(_memory), MinimumInstances = minimum, Cores = parse.GetValue(_cores) });
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
