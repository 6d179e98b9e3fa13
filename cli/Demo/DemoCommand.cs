using System.CommandLine;

namespace GenreFunctions.Cli.Demo;

/// <summary><c>genre demo</c>: ten songs to try everything with, made by the program itself.</summary>
internal static class DemoCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where to put them; made if it is not there." };
        folder.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError("The name of the folder is empty.");
        });
        var seed = NumberOption.Whole(0UL, ulong.MaxValue, () => 1UL, "Another seed gives other tunes.", "--seed");
        var formats = new Option<string>("--formats")
        {
            Description = "Formats to write. All songs become WAV files; in <folder>/compressed the others take turns (they need ffmpeg).",
            HelpName = "list",
            DefaultValueFactory = _ => string.Join(',', DemoFormat.All.Select(format => format.Name)),
        };
        formats.Validators.Add(result =>
        {
            var names = Split(result.Tokens.Count == 0 ? "" : result.Tokens[0].Value);
            if (names.Length == 0 && !result.Implicit)
                result.AddError($"--formats is empty, but has to name some of {string.Join(',', DemoFormat.All.Select(format => format.Name))}.");
            foreach (var unknown in names.Where(name => DemoFormat.Find(name) is null))
                result.AddError($"--formats does not know '{unknown}'.");
        });
        var command = new ExampleCommand("demo", "Writes ten songs of 30 seconds in ten styles, to try genre with.", "genre demo demo --seed 7")
        {
            folder, seed, formats,
        };
        command.SetAction((parse, cancellation) =>
        {
            var run = new DemoRun(
                parse.GetRequiredValue(folder),
                parse.GetValue(seed),
                [.. Split(parse.GetRequiredValue(formats)).Select(name => DemoFormat.Find(name)!)],
                MustCompress: parse.GetResult(formats) is { Implicit: false });
            return Task.Run(() => run.Run(cancellation), cancellation);
        });
        return command;
    }

    private static string[] Split(string formats) =>
        formats.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
