using System.CommandLine;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary><c>genre costs months</c>: a whole deployment, by the month.</summary>
internal static class MonthsCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var songs = SongCounts.Option();
        var name = new Option<string?>("--plan") { Description = $"One plan, line by line: {string.Join(", ", BillingPlans.Names)}.", HelpName = "name" };
        name.CompletionSources.Add([.. BillingPlans.Names]);
        var length = NumberOption.Amount(3, 86_400, 240, "How long a song plays, in seconds.", "--song-length");
        var speed = new SpeedOptions();
        var segments = SegmentsOption.Create();
        var plans = PlanArguments.AsDeployed("Executions that an instance of premium or container-apps runs at a time. Default: as many as it has cores.");
        var given = new MonthsArguments();
        var prices = new PriceArguments();
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, with every line of every month." };
        var command = new ExampleCommand("months", "Shows what a whole deployment costs in a month, on every plan.", "genre costs months --songs 0,1000,100000") { songs, name, length, speed.MeasuredSeconds, speed.Model, segments };
        plans.AddSizesTo(command);
        given.AddTo(command);
        prices.AddTo(command);
        command.Options.Add(json);
        command.Validators.Add(speed.Check);
        command.SetAction((parse, cancellation) =>
        {
            // What can be wrong is found before anything is measured.
            var one = parse.GetValue(name);
            var book = prices.Read(parse);
            var run = new MonthsRun(
                parse.GetValue(songs) is { Length: > 0 } counts ? counts : SongCounts.Default, one is null ? plans.ReadAsDeployed(Priced(book), parse) : [plans.ReadAsDeployed(one, parse)], one is not null,
                parse.GetValue(length)!.Value, parse.GetValue(speed.MeasuredSeconds), parse.GetValue(segments), given.Read(parse), given.Given(parse), book, parse.GetValue(json));
            run.Check();
            return speed.RunAsync(parse, run.Run, cancellation);
        });
        return command;
    }

    /// <summary>A machine of one's own is among the plans when its price is known.</summary>
    private static IEnumerable<string> Priced(PriceBook book) =>
        BillingPlans.Names.Where(plan => plan != "local" || book.Find(ChargeKind.ByKey["local.machine"]) is not null);
}
