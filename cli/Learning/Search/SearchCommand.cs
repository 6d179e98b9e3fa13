using System.CommandLine;
using System.CommandLine.Parsing;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Search;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Cli.Learning.Search;

/// <summary><c>genre search</c>: finds a learner's settings.</summary>
internal static class SearchCommand
{
    private const int MostRows = 10_000;
    private const int MostJobs = 256;

    private static readonly string[] Protocols = ["songs", "artists", "filtered"];
    private static readonly string[] Names = [.. SearchableLearners.All.Select(learner => learner.Name)];
    private static readonly SearchOptions Default = new();

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Option<string>("--features", "-f") { Description = "Feature file with labels.", HelpName = "csv", Required = true };
        var log = new Option<string>("--log") { Description = "File for every candidate's score; what is in it already is not trained again.", HelpName = "csv", Required = true };
        var output = new Option<string?>("--out", "-o") { Description = "File to write the settings that were found to, for genre train --settings.", HelpName = "json" };
        var learner = new Option<string>("--learner", "-l") { Description = $"Whose settings: {string.Join(", ", Names)}.", HelpName = "name", DefaultValueFactory = _ => Learners.Default };
        learner.Validators.Add(result => RequireOneOf(result, "--learner", Names));
        learner.CompletionSources.Add(Names);
        var space = new Option<string?>("--space") { Description = "What to try, instead of --learner's own ranges: a learner, and a range, choices or a value for each setting.", HelpName = "json" };
        var protocol = new Option<string?>("--protocol", "-p")
        {
            Description = "What is kept aside. filtered: all but the training list. artists, songs: one in --held-out. Default: the first of these whose lists are there.",
            HelpName = string.Join('|', Protocols),
        };
        protocol.Validators.Add(result => RequireOneOf(result, "--protocol", Protocols));
        var heldOut = NumberOption.Whole(
            0, SearchOptions.LargestHeldOutOneIn, () => Default.HeldOutOneIn, "One song or artist in so many is kept aside to judge what was found; 0 for none.", "--held-out");
        heldOut.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "1" }])
                result.AddError("--held-out is 1, which leaves no song to search on.");
        });
        var candidates = NumberOption.Whole(1, SearchOptions.MostCandidates, () => Default.Candidates, "Settings to begin with, the default ones among them.", "--candidates");
        var rungs = NumberOption.Whole(1, SearchOptions.MostRungs, () => Default.Rungs, "Rungs; the best third of each goes on, with three times the trouble.", "--rungs");
        var budget = BudgetOption.Create("--budget", "Begin no training of the search after this time: 90s, 10m, 1.5h. Default: as long as it takes.");
        var jobs = NumberOption.Whole(1, MostJobs, () => Environment.ProcessorCount, "Trainings side by side.", "--jobs");
        var seed = NumberOption.Whole(long.MinValue, long.MaxValue, () => Default.Seed, "Everything random follows from it.", "--seed");
        var top = NumberOption.Whole(1, MostRows, () => 10, "Rows of the table.", "--top");
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision." };
        var lists = new ProtocolArguments();
        var command = new ExampleCommand(
            "search", "Finds a learner's settings by successive halving; a search that was stopped goes on.", "genre search --features features_3_sec.csv --learner svm-rbf --log svm.csv --budget 10m")
        {
            features, log, output, learner, space, protocol, heldOut, candidates, rungs, budget, jobs, seed, top, json,
        };
        lists.AddListsTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(space) is not null && result.GetResult(learner) is { Implicit: false })
                result.AddError("Choose one of --learner and --space, which names the learner itself.");
        });
        command.SetAction((parse, cancellation) => Task.Run(
            () => new SearchRun(
                parse.GetRequiredValue(features),
                parse.GetRequiredValue(log),
                parse.GetValue(output),
                Space(parse.GetValue(space), parse.GetValue(learner)!),
                new SearchOptions
                {
                    Protocol = parse.GetValue(protocol),
                    Sources = lists.Sources(parse),
                    HeldOutOneIn = parse.GetValue(heldOut),
                    Candidates = parse.GetValue(candidates),
                    Rungs = parse.GetValue(rungs),
                    Budget = parse.GetValue(budget),
                    AtOnce = parse.GetValue(jobs),
                    Seed = parse.GetValue(seed),
                },
                parse.GetValue(top),
                parse.GetValue(json)).Run(cancellation),
            cancellation));
        return command;
    }

    private static SearchSpace Space(string? path, string learner) =>
        path is null ? new SearchSpace(SearchableLearners.Find(learner)) : InputFile.Read("space file", path, SpaceFile.Read, fault => fault is InvalidDataException);

    private static void RequireOneOf(OptionResult result, string name, string[] values)
    {
        if (result.Tokens is [var token] && !values.Contains(token.Value))
            result.AddError($"{name} is '{token.Value}', but has to be one of {string.Join(", ", values)}.");
    }
}
