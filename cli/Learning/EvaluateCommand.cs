using System.CommandLine;
using GenreFunctions.Cli.Models;

namespace GenreFunctions.Cli.Learning;

/// <summary><c>genre evaluate</c>: how good a learner, or a given model, is.</summary>
internal static class EvaluateCommand
{
    /// <summary>More divisions tell nothing new, and each takes a training.</summary>
    private const int MostSeeds = 100;

    private static readonly string[] ProtocolNames = ["segments", "songs"];

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Option<string>("--features", "-f") { Description = "Feature file with labels.", HelpName = "csv", Required = true };
        var protocol = new Option<string?>("--protocol", "-p")
        {
            Description = "segments: random segments, as many reports divide; leaky. songs: five folds of songs.",
            HelpName = "segments|songs",
        };
        protocol.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ProtocolNames.Contains(token.Value))
                result.AddError($"--protocol is '{token.Value}', but has to be {string.Join(" or ", ProtocolNames)}.");
        });
        protocol.CompletionSources.Add(ProtocolNames);
        var seeds = NumberOption.Whole(1, MostSeeds, () => 5, "Divisions that the segments protocol averages over.", "--seeds");
        var model = ModelFile.Option();
        model.Description = "Judge this model instead of training. On rows it was trained with that says little.";
        var probabilities = new Option<string?>("--probabilities") { Description = "With --model: write each row's probabilities too.", HelpName = "csv" };
        var learner = new LearnerArguments();
        var command = new ExampleCommand(
            "evaluate", "Finds out how good a learner is, or a model.", "genre evaluate --features features_3_sec.csv --protocol songs")
        {
            features, protocol, seeds, model, probabilities,
        };
        learner.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(model) is null == result.GetResult(protocol) is null)
                result.AddError("Choose one of --protocol, which trains and judges, and --model, which judges a model.");
            if (result.GetResult(probabilities) is not null && result.GetResult(model) is null)
                result.AddError("--probabilities needs --model.");
        });
        command.SetAction((parse, cancellation) =>
        {
            var table = parse.GetRequiredValue(features);
            var modelPath = parse.GetValue(model);
            return Task.Run(
                () => modelPath is not null
                    ? new JudgeRun(table, modelPath, parse.GetValue(probabilities)).Run(cancellation)
                    : new EvaluateRun(table, parse.GetValue(protocol)!, parse.GetValue(seeds), learner.Seed(parse), learner.Learner(parse)).Run(cancellation),
                cancellation);
        });
        return command;
    }
}
