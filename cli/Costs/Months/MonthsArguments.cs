using System.CommandLine;
using GenreFunctions.Costs.Months;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>The options that say what is deployed, and what songs leave behind.</summary>
internal sealed class MonthsArguments
{
    private const string Consumption = "consumption";
    private const string Dedicated = "dedicated";

    private static readonly MonthAssumptions Default = new();

    private readonly Option<decimal?> _upload = NumberOption.Amount(0, 1_000_000, Default.UploadMegabytes, "Megabytes of an upload.", "--upload-mb");
    private readonly Option<decimal?> _kept = NumberOption.Amount(0, 1200, Default.KeptMonths, "Months that songs, results and costs are kept.", "--kept-months");
    private readonly Option<int> _cool = NumberOption.Whole(1, 36_500, () => Default.CoolAfterDays, "Days until an upload goes to the cool tier.", "--cool-after-days");
    private readonly Option<int> _deleted = NumberOption.Whole(0, 365, () => Default.KeepDeletedDays, "Days that decoded songs are kept after they were deleted.", "--keep-deleted-days");
    private readonly Option<decimal?> _documents = NumberOption.Amount(0, 1_000_000, Default.DocumentKilobytes, "Kilobytes that a song leaves in the database.", "--document-kb");
    private readonly Option<decimal?> _logs = NumberOption.Amount(0, 1_000_000, Default.LogGigabytes, "Gigabytes of logs a month that belong to no song.", "--log-gb");

    private readonly Option<decimal?> _autoscale = NumberOption.Amount(
        1000, 1_000_000, null, "Request units a second that the database scales to, in thousands; a tenth is always paid. Default: serverless, paid by the request.", "--cosmos-autoscale");

    private readonly Option<string> _scheduler = new("--scheduler")
    {
        Description = "How the Durable Task Scheduler is paid: consumption, by the action, or dedicated, by the hour.",
        HelpName = "sku",
        DefaultValueFactory = _ => Consumption,
    };

    private readonly Option<bool> _network = new("--private-networking") { Arity = ArgumentArity.Zero, Description = "With a network of its own." };

    private Option[] All => [_upload, _kept, _cool, _deleted, _documents, _logs, _autoscale, _scheduler, _network];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _scheduler.CompletionSources.Add(Consumption, Dedicated);
        _scheduler.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not (Consumption or Dedicated))
                result.AddError($"--scheduler is '{token.Value}', but has to be {Consumption} or {Dedicated}.");
        });
        foreach (var option in All)
            command.Options.Add(option);
    }

    /// <summary>What was asked for.</summary>
    public MonthAssumptions Read(ParseResult parse) => new()
    {
        UploadMegabytes = parse.GetValue(_upload)!.Value,
        KeptMonths = parse.GetValue(_kept)!.Value,
        CoolAfterDays = parse.GetValue(_cool),
        KeepDeletedDays = parse.GetValue(_deleted),
        DocumentKilobytes = parse.GetValue(_documents)!.Value,
        LogGigabytes = parse.GetValue(_logs)!.Value,
        CosmosMaximumRequestUnits = parse.GetValue(_autoscale),
        DedicatedScheduler = parse.GetValue(_scheduler) == Dedicated,
        PrivateNetworking = parse.GetValue(_network),
    };

    /// <summary>Names of the options that were given.</summary>
    public IReadOnlySet<string> Given(ParseResult parse) =>
        All.Where(option => parse.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToHashSet();
}
