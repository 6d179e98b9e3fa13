using System.CommandLine;
using GenreFunctions.Cli.Models;
using GenreFunctions.Explaining;

namespace GenreFunctions.Cli.Explaining;

/// <summary><c>genre explain</c>: why a song was tagged as it was.</summary>
internal static class ExplainCommand
{
    /// <summary>There are no more groups of features than these.</summary>
    private const int MostRows = 29;

    private const int UsualRows = 10;

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var song = new Argument<string>("song") { Description = "The song, a file." };
        var label = new Option<string?>("--label", "-l") { Description = "Label to explain. Default: the song's likeliest.", HelpName = "label" };
        var model = ModelFile.Option();
        var top = NumberOption.Whole(1, MostRows, () => UsualRows, "Rows of the table: the groups of features that moved it most.", "--top");
        var seed = NumberOption.Whole(0L, long.MaxValue, () => new ExplanationOptions().Seed, "What the explanation is drawn with; the same seed gives the same.", "--seed");
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "A JSON object with all groups of features." };
        var command = new ExampleCommand("explain", "Says why a song was tagged as it was.", "genre explain song.mp3 --label jazz")
        {
            song, label, model, top, seed, json,
        };
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                var run = new ExplainRun(ModelFile.Load(parse.GetValue(model)), parse.GetValue(label), new ExplanationOptions { Seed = parse.GetValue(seed) });
                return run.Run(parse.GetRequiredValue(song), parse.GetValue(json) ? new ExplainJson(Terminal.OpenText()) : new ExplainTable(Terminal.OpenTable(), parse.GetValue(top)), cancellation);
            },
            cancellation));
        return command;
    }
}
