using System.CommandLine;
using GenreFunctions.Cli.Models;
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
        var measured = NumberOption.Amount(
            0.000_001m, 86_400, null, "Processor time to tag a song of --song-length. Without it, it is measured here and now.", "--measured-seconds");
        var model = ModelFile.Option();
        model.Description = "Model to measure with, an ONNX file. Default: the one that ships with genre.";
        var segments = SegmentsOption.Create();
        var plans = PlanArguments.AsDeployed("Executions that an instance of premium or container-apps runs at a time. Default: as many as it has cores.");
        var given = new MonthsArguments();
        var prices = new PriceArguments();
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, with every line of every month." };
        var command = new ExampleCommand("months", "Shows what a whole deployment costs in a month, on every plan.", "genre costs months --songs 0,1000,100000") { songs, name, length, measured, model, segments };
        plans.AddSizesTo(command);
        given.AddTo(command);
        prices.AddTo(command);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetResult(measured) is not null && result.GetResult(model) is not null)
                result.AddError("Choose one of --measured-seconds, which is taken as it is, and --model, which is measured.");
        });
        command.SetAction((parse, cancellation) =>
        {
            // What can be wrong is found before anything is measured.
            var one = parse.GetValue(name);
            var book = prices.Read(parse);
            var run = new MonthsRun(
                parse.GetValue(songs) is { Length: > 0 } counts ? counts : SongCounts.Default, one is null ? plans.ReadAsDeployed(Priced(book), parse) : [plans.ReadAsDeployed(one, parse)], one is not null,
                parse.GetValue(length)!.Value, parse.GetValue(measured), parse.GetValue(segments), given.Read(parse), given.Given(parse), book, parse.GetValue(json));
            run.Check();
            return Task.Run(() => run.Run(() => ModelFile.Load(parse.GetValue(model)), cancellation), cancellation).WaitAsync(cancellation);
        });
        return command;
    }

    /// <summary>A machine of one's own is among the plans when its price is known.</summary>
    private static IEnumerable<string> Priced(PriceBook book) =>
        BillingPlans.Names.Where(plan => plan != "local" || book.Find(ChargeKind.ByKey["local.machine"]) is not null);
}
