using System.CommandLine;
using GenreFunctions.Cli.Models;

namespace GenreFunctions.Cli.Benchmark;

/// <summary><c>genre bench</c>: how fast this machine is, and where the time goes.</summary>
internal static class BenchCommand
{
    /// <summary>More threads than this help nobody, and a typing error should not start ten thousand.</summary>
    private const int MostJobs = 256;

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var seconds = NumberOption.Amount(1, 3600, 10, "How long to measure, in seconds, more or less. Longer is steadier.", "--seconds");
        var jobs = NumberOption.Whole(1, MostJobs, () => Math.Min(Environment.ProcessorCount, MostJobs), "Songs worked on at once, where all cores work. Default: one a core.", "--jobs", "-j");
        var song = new Option<string?>("--song") { Description = "A song of your own to measure, in place of one that is made for it.", HelpName = "file" };
        song.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError("The name of the song is empty.");
        });
        var model = ModelFile.Option();
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision." };
        var command = new ExampleCommand("bench", "Measures songs per second on this machine, and what each stage takes.", "genre bench --seconds 20") { seconds, jobs, song, model, json };
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                var run = new BenchRun(TimeSpan.FromSeconds((double)parse.GetValue(seconds)!.Value), parse.GetValue(jobs), parse.GetValue(song), parse.GetValue(json));
                return run.Run(ModelFile.Load(parse.GetValue(model)), cancellation);
            },
            cancellation));
        return command;
    }
}
