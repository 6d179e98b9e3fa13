using System.CommandLine;
using GenreFunctions.Cli.Models;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Tagging;

/// <summary><c>genre tag</c>: songs in, their genres and moods out.</summary>
internal static class TagCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var inputs = SongArguments.Inputs();
        var model = ModelFile.Option();
        var moodModel = ModelFile.MoodOption();
        var noMoods = new Option<bool>("--no-moods") { Arity = ArgumentArity.Zero, Description = "Find genres only, with no model of moods." };
        var jobs = SongArguments.Jobs();
        var timeline = new Option<bool>("--timeline") { Arity = ArgumentArity.Zero, Description = "Show how genre and mood change over a song." };
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object a line and a song, with everything known of it." };
        var csv = new Option<bool>("--csv") { Arity = ArgumentArity.Zero, Description = "One CSV line a song." };
        var command = new ExampleCommand("tag", "Tags songs with their genres and moods.", "genre tag ~/Music --csv > genres.csv")
        {
            inputs, model, moodModel, noMoods, jobs, timeline, json, csv,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(csv) && result.GetValue(json))
                result.AddError("Choose one of --json and --csv.");
            if (result.GetValue(csv) && result.GetValue(timeline))
                result.AddError("--csv has one line a song and no room for --timeline; use --json.");
            if (result.GetValue(noMoods) && result.GetValue(moodModel) is not null)
                result.AddError("Choose one of --mood-model and --no-moods.");
        });
        command.SetAction((parse, cancellation) =>
        {
            var format = parse.GetValue(json) ? TagFormat.Json : parse.GetValue(csv) ? TagFormat.Csv : TagFormat.Table;
            return Task.Run(
                () =>
                {
                    var songs = new SongFinder(parse.GetRequiredValue(inputs));
                    var moods = parse.GetValue(noMoods) ? null : ModelFile.LoadMoods(parse.GetValue(moodModel));
                    var run = new TagRun(ModelFile.Load(parse.GetValue(model)), moods, parse.GetValue(jobs), format, parse.GetValue(timeline));
                    return run.Run(songs, cancellation);
                },
                cancellation);
        });
        return command;
    }
}
