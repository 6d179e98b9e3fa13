using System.CommandLine;

namespace GenreFunctions.Cli.Learning.Statistics;

/// <summary><c>genre stats</c>: what there is to say about the features in a file.</summary>
internal static class StatsCommand
{
    /// <summary>57 features have 1,596 pairs.</summary>
    private const int MostPairs = 1596;

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Option<string>("--features", "-f") { Description = "Feature file.", HelpName = "csv", Required = true };
        var byLabel = new Option<bool>("--by-label") { Description = "The means of each label, too." };
        var pairs = NumberOption.Whole(0, MostPairs, () => 10, "How many of the strongest correlations to list.", "--pairs");
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision, with all correlations." };
        var csv = new Option<bool>("--csv") { Arity = ArgumentArity.Zero, Description = "A row a feature, for spreadsheets, without correlations." };
        var command = new ExampleCommand("stats", "Describes features: moments, range, normality, correlations.", "genre stats --features features_3_sec.csv")
        {
            features, byLabel, pairs, json, csv,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(json) is not null && result.GetResult(csv) is not null)
                result.AddError("Choose one of --json and --csv.");
        });
        command.SetAction((parse, cancellation) =>
        {
            var format = parse.GetValue(json) ? StatsFormat.Json : parse.GetValue(csv) ? StatsFormat.Csv : StatsFormat.Text;
            var run = new StatsRun(parse.GetRequiredValue(features), parse.GetValue(byLabel), parse.GetValue(pairs), format);
            return Task.Run(() => run.Run(cancellation), cancellation);
        });
        return command;
    }
}
