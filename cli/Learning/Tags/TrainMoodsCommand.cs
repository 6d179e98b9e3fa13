using System.CommandLine;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary><c>genre train-moods</c>: segments and their songs' moods in, a model out.</summary>
internal static class TrainMoodsCommand
{
    /// <summary>Ten songs a fold are fewer than anybody should calibrate by.</summary>
    private const int MostFolds = 100;

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var file = new LabelledFileArguments();
        var output = new Option<string>("--out", "-o") { Description = "Model file to write.", HelpName = "onnx", Required = true };
        var description = new ModelDescriptionArguments("genre-moods");
        var folds = NumberOption.Whole(2, MostFolds, () => 10, "Folds of songs by which thresholds and calibration are found.", "--folds");
        var seed = NumberOption.Whole(long.MinValue, long.MaxValue, () => 1L, "Everything random follows from it.", "--seed");
        var command = new ExampleCommand(
            "train-moods",
            "Trains a model of moods. The same rows and seed give the same file.",
            "genre train-moods --features features_3_sec.csv --labels moods.csv --song-column song --tags calm,tense --present-from 1/3 --out my-moods.onnx");
        file.AddTo(command);
        command.Options.Add(output);
        description.AddTo(command);
        command.Options.Add(folds);
        command.Options.Add(seed);
        command.SetAction((parse, cancellation) =>
        {
            var run = new TrainMoodsRun(
                file.File(parse), parse.GetRequiredValue(output), description.Name(parse, parse.GetRequiredValue(output)), description.DataSet(parse), description.Day(parse), parse.GetValue(seed), parse.GetValue(folds));
            return Task.Run(() => run.Run(cancellation), cancellation);
        });
        return command;
    }
}
