using System.CommandLine;
using System.Globalization;

namespace GenreFunctions.Cli.Learning;

/// <summary><c>genre train</c>: a feature file in, a model out.</summary>
internal static class TrainCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Option<string>("--features", "-f") { Description = "Feature file with labels, as genre features writes it.", HelpName = "csv", Required = true };
        var output = new Option<string>("--out", "-o") { Description = "Model file to write.", HelpName = "onnx", Required = true };
        var name = new Option<string?>("--name") { Description = "What the model is called. Default: the file's name, or genre-mlp when it has none.", HelpName = "name" };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !TrainRun.IsName(token.Value))
                result.AddError("--name has to be a name, not empty and without control characters.");
        });
        var dataSet = new Option<string?>("--data-set") { Description = "What the rows are, in words. Default: the feature file's name.", HelpName = "text" };
        var date = new Option<string?>("--date") { Description = "The day written into the model. Default: today.", HelpName = "yyyy-mm-dd" };
        var uncalibrated = new Option<bool>("--no-calibration") { Description = "Skip the five song folds: six times sooner, but nobody knows how good the model is." };
        var learner = new LearnerArguments();
        var command = new ExampleCommand(
            "train", "Trains a model. The same rows and seed give the same file.", "genre train --features features_3_sec.csv --out my-genres.onnx")
        {
            features, output, name, dataSet, date, uncalibrated,
        };
        learner.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            var run = new TrainRun(
                parse.GetRequiredValue(features),
                parse.GetRequiredValue(output),
                parse.GetValue(name),
                parse.GetValue(dataSet),
                Day(parse.GetValue(date)),
                !parse.GetValue(uncalibrated),
                learner.Seed(parse),
                learner.Learner(parse),
                learner.ValidationShare(parse));
            return Task.Run(() => run.Run(cancellation), cancellation);
        });
        return command;
    }

    private static DateOnly Day(string? text) =>
        text is null ? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
        : DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new WrongUseException($"--date is '{text}', but has to be a day like 2026-01-31.");
}
