using System.CommandLine;
using GenreFunctions.Cli.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Limits;

namespace GenreFunctions.Cli.Simulation;

/// <summary>The options that say where songs are tagged, how instances come and go, and what they share.</summary>
internal sealed class DeploymentArguments
{
    private const string Every = "all";

    private readonly PlanArguments _sizes = PlanArguments.AsDeployed("Activities that an instance runs at a time. Default: as many as it has cores, and 2 at least.");
    private readonly WaitingArguments _waiting = new();

    private readonly Option<string> _plan = new("--plan")
    {
        Description = $"Where songs are tagged: {string.Join(", ", BillingPlans.Names)}, or {Every} to compare them.",
        HelpName = "name",
        DefaultValueFactory = _ => "flex",
    };

    private readonly Option<int?> _maximum = NumberOption.WholeIfGiven(1, 10_000, "Instances at most. Default: as deployed (flex 100, premium 20, Container Apps 10).", "--maximum-instances");
    private readonly Option<decimal?> _coldStart = Amount(0, 3600, "Seconds until a new instance works. Default: a guess (10; Container Apps 20, with a GPU 60).", "--cold-start");
    private readonly Option<decimal?> _scale = Amount(0.1m, 3600, "Seconds between decisions for more instances. Default: as documented (30), premium 10.", "--scale-seconds");
    private readonly Option<int?> _segments = NumberOption.WholeIfGiven(1, 1000, "Segments of an activity. Default: 100, as deployed, and 10 on local.", "--segments-per-activity");
    private readonly Option<int?> _batches = NumberOption.WholeIfGiven(1, 100, "Batches of a song at a time. Default: 8, as deployed.", "--batches-in-flight");
    private readonly Option<decimal?> _upload = Amount(0.001m, 100_000, "Megabytes of a song of the mean duration. Default: 5.", "--upload-megabytes");
    private readonly Option<int> _scheduler = NumberOption.Whole(0, 3, () => 0, "Units of the Dedicated scheduler, 2,000 actions/s each; 0 is Consumption, 500.", "--scheduler-units");
    private readonly Option<decimal?> _autoscale = Amount(1, 100_000_000, "Request units/s that the database scales to. Default: serverless.", "--cosmos-autoscale");
    private readonly Option<bool> _large = new("--large-storage-region") { Description = "The region is one where Azure gives storage accounts more (40,000 requests/s, 60 Gbit/s in)." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _plan.CompletionSources.Add([.. BillingPlans.Names, Every]);
        command.Options.Add(_plan);
        _sizes.AddSizesTo(command);
        foreach (var option in new Option[] { _maximum, _coldStart, _scale, _segments, _batches, _upload, _scheduler, _autoscale, _large })
            command.Options.Add(option);
        _waiting.AddTo(command);
    }

    /// <summary>The deployments that were asked for: one, or one for every plan.</summary>
    /// <exception cref="WrongUseException">There is no such plan.</exception>
    public IReadOnlyList<Deployment> Read(ParseResult parse)
    {
        var asked = parse.GetValue(_plan)!;
        if (asked != Every && !BillingPlans.Names.Contains(asked))
            throw new WrongUseException($"There is no plan '{asked}'; there are {string.Join(", ", BillingPlans.Names)}, and {Every}.");
        return [.. (asked == Every ? BillingPlans.Names : [asked]).Select(plan => Read(parse, plan))];
    }

    private Deployment Read(ParseResult parse, string plan) => new()
    {
        Plan = plan,
        Sizes = _sizes.Sizes(parse),
        Host = new HostOptions
        {
            MaximumInstances = parse.GetValue(_maximum),
            ActivitiesPerInstance = _sizes.SideBySide(parse),
            ColdStartSeconds = (double?)parse.GetValue(_coldStart),
            ScaleSeconds = (double?)parse.GetValue(_scale),
        },
        Limits = new LimitOptions
        {
            SchedulerUnits = parse.GetValue(_scheduler),
            AutoscaleRequestUnits = (double?)parse.GetValue(_autoscale),
            LargeStorageRegion = parse.GetValue(_large),
        },
        Waiting = _waiting.Read(parse),
        SegmentsPerActivity = parse.GetValue(_segments),
        BatchesInFlight = parse.GetValue(_batches),
        UploadBytes = (long?)(parse.GetValue(_upload) * 1_000_000),
    };

    private static Option<decimal?> Amount(decimal least, decimal most, string description, string name) => NumberOption.Amount(least, most, null, description, name);
}
