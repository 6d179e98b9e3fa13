using System.CommandLine;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Protocols;

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
        var emotify = new Option<string?>("--emotify") { Description = "Emotify's folder, features_3_sec.csv and labels.csv. Default: emotify, next to the feature file's folder.", HelpName = "folder" };
        var emotions = new Option<string?>("--emotions") { Description = "MULAN's emotions. Default: multilabel/emotions.arff, next to the feature file's folder.", HelpName = "arff" };
        var onlyGenres = new Option<bool>("--only-genres") { Arity = ArgumentArity.Zero, Description = "Leave out the tables of several labels; so does --protocol, unless they are named." };
        var protocol = new ProtocolArguments();
        var command = new ExampleCommand("compare", "Compares learners by every protocol, in a report.", "genre compare --features gtzan/features_3_sec.csv --out report/")
        {
            features, output, learners, seed, emotify, emotions, onlyGenres,
        };
        protocol.AddTo(command);
        command.Validators.Add(result =>
        {
            foreach (var option in (Option[])[emotify, emotions])
            {
                if (result.GetResult(option) is not null && result.GetResult(onlyGenres) is not null)
                    result.AddError($"Choose one of {option.Name} and --only-genres.");
                else if (result.GetResult(option) is { Tokens: [{ Value: "" }] })
                    result.AddError($"{option.Name} is empty; it has to be the name of a {(option == emotify ? "folder" : "file")}.");
            }
        });
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                var (featuresPath, single) = (parse.GetRequiredValue(features), protocol.IsSingle(parse));
                var (emotifyFolder, emotionsPath) = (parse.GetValue(emotify), parse.GetValue(emotions));
                var protocols = protocol.Protocols(parse);
                var beside = new DataBeside(featuresPath, Console.Error);
                var run = new CompareRun(
                    featuresPath,
                    parse.GetRequiredValue(output),
                    [.. (parse.GetValue(learners)?.Split(',') ?? names).Distinct().Select(Learners.Find)],
                    protocols,
                    protocol.Sources(parse, protocols.Any(name => ProtocolSources.NeedsOf(name) is not null) ? beside.Splits : null),
                    protocol.Options(parse, parse.GetValue(seed), validationShare: 0))
                {
                    Tagged = parse.GetValue(onlyGenres) ? []
                        : single ? [.. Named(emotifyFolder, TaggedData.Emotify), .. Named(emotionsPath, TaggedData.MulanEmotions)]
                        : [.. beside.Tagged(emotifyFolder, emotionsPath)],
                };
                return run.Run(cancellation);
            },
            cancellation));
        return command;
    }

    private static TaggedData[] Named(string? path, Func<string, TaggedData> data) => path is null ? [] : [data(path)];
}
