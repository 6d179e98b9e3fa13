using System.CommandLine;
using GenreFunctions.Learning;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary><c>genre compare</c>: several learners by every protocol, as a page and as text.</summary>
internal static class CompareCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var names = Learners.All.Select(entry => entry.Name).ToArray();
        var features = new Option<string>("--features", "-f") { Description = "Feature file with labels.", HelpName = "csv", Required = true };
        var output = new Option<string>("--out", "-o") { Description = "Folder for report.html and report.md; made where it is not there.", HelpName = "folder", Required = true };
        var learners = new Option<string?>("--learners", "-l") { Description = $"Learners to compare, with commas between: {string.Join(", ", names)}. Default: all.", HelpName = "names" };
        learners.Validators.Add(result =>
        {
            var strange = result.Tokens is [var token] ? token.Value.Split(',').FirstOrDefault(name => !names.Contains(name)) : null;
            if (strange is not null)
                result.AddError($"--learners has '{strange}', but has to be of {string.Join(", ", names)}.");
        });
        var seed = NumberOption.Whole(long.MinValue, long.MaxValue, () => 1L, "Everything random follows from it.", "--seed");
        var protocol = new ProtocolArguments();
        var command = new ExampleCommand("compare", "Compares learners by every protocol, in a report.", "genre compare --features features_3_sec.csv --splits splits/ --out report/")
        {
            features, output, learners, seed,
        };
        protocol.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () => new CompareRun(
                parse.GetRequiredValue(features),
                parse.GetRequiredValue(output),
                [.. (parse.GetValue(learners)?.Split(',') ?? names).Distinct().Select(Learners.Find)],
                protocol.Protocols(parse),
                protocol.Sources(parse),
                protocol.Options(parse, parse.GetValue(seed), validationShare: 0)).Run(cancellation),
            cancellation));
        return command;
    }
}
