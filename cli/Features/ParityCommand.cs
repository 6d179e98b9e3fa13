using System.CommandLine;

namespace GenreFunctions.Cli.Features;

/// <summary><c>genre parity</c>: how far one feature file is from another.</summary>
internal static class ParityCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Argument<string>("features") { Description = "Feature file to check." };
        var reference = new Argument<string>("reference") { Description = "Feature file to check against; rows are found by name." };
        var command = new ExampleCommand(
            "parity", "Compares two feature files, feature by feature.", "genre parity ours.csv features_3_sec.csv")
        {
            features, reference,
        };
        command.SetAction((parse, cancellation) =>
        {
            var run = new ParityRun(parse.GetRequiredValue(features), parse.GetRequiredValue(reference));
            return Task.Run(run.Run, cancellation).WaitAsync(cancellation);
        });
        return command;
    }
}
