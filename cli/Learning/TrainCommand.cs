using System.CommandLine;

namespace GenreFunctions.Cli.Learning;

/// <summary><c>genre train</c>: a feature file in, a model out.</summary>
internal static class TrainCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Option<string>("--features", "-f") { Description = "Feature file with labels, as genre features writes it.", HelpName = "csv", Required = true };
        var output = new Option<string>("--out", "-o") { Description = "Model file to write.", HelpName = "onnx", Required = true };
        var description = new ModelDescriptionArguments("genre-mlp");
        var uncalibrated = new Option<bool>("--no-calibration") { Description = "Skip the five song folds: six times sooner, but nobody knows how good the model is." };
        var learner = new LearnerArguments();
        var command = new ExampleCommand(
            "train", "Trains a model. The same rows and seed give the same file.", "genre train --features features_3_sec.csv --out my-genres.onnx")
        {
            features, output,
        };
        description.AddTo(command);
        command.Options.Add(uncalibrated);
        learner.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            var run = new TrainRun(
                parse.GetRequiredValue(features),
                parse.GetRequiredValue(output),
                description.Name(parse, parse.GetRequiredValue(output)),
                description.DataSet(parse),
                description.Day(parse),
                !parse.GetValue(uncalibrated),
                learner.Seed(parse),
                learner.Learner(parse),
                learner.ValidationShare(parse));
            return Task.Run(() => run.Run(cancellation), cancellation);
        });
        return command;
    }
}
