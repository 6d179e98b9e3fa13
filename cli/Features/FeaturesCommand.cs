using System.CommandLine;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Features;

/// <summary><c>genre features</c>: songs in, a feature file out, as the public GTZAN feature files are laid out.</summary>
internal static class FeaturesCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var inputs = SongArguments.Inputs();
        var jobs = SongArguments.Jobs();
        var output = new Option<string>("--out", "-o")
        {
            Description = "CSV file to write; - is standard output.",
            HelpName = "file",
            Required = true,
        };
        var whole = new Option<bool>("--whole") { Description = "One row a song (of up to ten minutes) instead of one for every three seconds." };
        var command = new ExampleCommand(
            "features",
            "Writes the features of songs, for training and research. A song's label is its name up to the first dot.",
            "genre features gtzan/genres_original --out features_3_sec.csv")
        {
            inputs, output, whole, jobs,
        };
        command.SetAction((parse, cancellation) =>
        {
            var run = new FeaturesRun(parse.GetRequiredValue(output), parse.GetValue(whole), parse.GetValue(jobs));
            return Task.Run(() => run.Run(parse.GetRequiredValue(inputs), cancellation), cancellation);
        });
        return command;
    }
}
