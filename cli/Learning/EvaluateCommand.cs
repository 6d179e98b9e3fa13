using System.CommandLine;
using GenreFunctions.Cli.Models;

namespace GenreFunctions.Cli.Learning;

/// <summary><c>genre evaluate</c>: how good a learner, or a given model, is.</summary>
internal static class EvaluateCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Option<string>("--features", "-f") { Description = "Feature file with labels.", HelpName = "csv", Required = true };
        var protocol = new ProtocolArguments();
        var dryRun = new Option<bool>("--dry-run") { Description = "With --protocol: show how the songs are divided, and train nothing." };
        var model = ModelFile.Option();
        model.Description = "Judge this model instead of training. On rows it was trained with that says little.";
        var probabilities = new Option<string?>("--probabilities") { Description = "With --model: write each row's probabilities too.", HelpName = "csv" };
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision." };
        var learner = new LearnerArguments();
        var command = new ExampleCommand(
            "evaluate", "Finds out how good a learner is, or a model.", "genre evaluate --features features_3_sec.csv --protocol songs")
        {
            features,
        };
        protocol.AddTo(command);
        foreach (var option in new Option[] { dryRun, model, probabilities, json })
            command.Options.Add(option);
        learner.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(model) is null == !protocol.Given(result))
                result.AddError("Choose one of --protocol, which trains and judges, and --model, which judges a model.");
            if (result.GetResult(probabilities) is not null && result.GetResult(model) is null)
                result.AddError("--probabilities needs --model.");
            if (learner.Given(result) && result.GetResult(model) is not null)
                result.AddError("--learner goes with --protocol; a --model has learnt already.");
        });
        command.SetAction((parse, cancellation) =>
        {
            var table = parse.GetRequiredValue(features);
            return Task.Run(() => parse.GetValue(model) is { } path ? Judge(path) : Evaluate(), cancellation);

            int Judge(string path) => new JudgeRun(table, path, parse.GetValue(probabilities), parse.GetValue(json)).Run(cancellation);

            int Evaluate()
            {
                var run = new EvaluateRun(
                    table,
                    protocol.Protocols(parse),
                    protocol.Sources(parse),
                    learner.Learner(parse),
                    protocol.Options(parse, learner.Seed(parse), learner.ValidationShare(parse)),
                    parse.GetValue(json));
                return parse.GetValue(dryRun) ? run.Divide() : run.Run(cancellation);
            }
        });
        return command;
    }
}
