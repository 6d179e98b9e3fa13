using System.CommandLine;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary><c>genre evaluate-tags</c>: how well several labels a song are found.</summary>
internal static class EvaluateTagsCommand
{
    /// <summary>More divisions tell nothing new, and each takes ten trainings or sixty.</summary>
    private const int MostSeeds = 100;

    private const int MostFolds = 1000;

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        string[] names = [.. TagLearners.All.Select(entry => entry.Name)];
        var usual = new MultiLabelProtocolOptions();
        var file = new LabelledFileArguments();
        var learners = new Option<string?>("--learner", "-l")
        {
            Description = $"What learns, one or several with commas between: {string.Join("; ", TagLearners.All.Select(entry => $"{entry.Name}, {entry.Summary}"))}. Default: song-mood for segments, tag-kernel for other rows.",
            HelpName = "names",
        };
        learners.Validators.Add(result =>
        {
            var strange = result.Tokens is [var token] ? token.Value.Split(',').FirstOrDefault(name => !names.Contains(name)) : null;
            if (strange is not null)
                result.AddError($"--learner has '{strange}', but has to be of {string.Join(", ", names)}.");
        });
        learners.CompletionSources.Add(names);
        var folds = NumberOption.Whole(2, MostFolds, () => usual.Folds, "Folds of songs.", "--folds");
        var seed = NumberOption.Whole(long.MinValue, long.MaxValue, () => usual.Seed, "Everything random follows from it.", "--seed");
        var seeds = NumberOption.Whole(1, MostSeeds, () => 1, "How often everything is done, seed by seed.", "--seeds");
        var threshold = new Option<string>("--threshold")
        {
            Description = "From which score on a tag is said: half, 0.5; the others are found inside each training part. common: one for all tags; per-tag: each tag's own; joint: each tag's, for all tags' sake; calibrated: one probability for all tags.",
            HelpName = string.Join('|', ThresholdNames.All),
            DefaultValueFactory = _ => ThresholdNames.Of(usual.Thresholds),
        };
        threshold.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ThresholdNames.All.Contains(token.Value))
                result.AddError($"--threshold is '{token.Value}', but has to be one of {string.Join(", ", ThresholdNames.All)}.");
        });
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision." };
        var command = new ExampleCommand(
            "evaluate-tags", "Finds out how well several labels a song are found.", "genre evaluate-tags --features emotions.arff --last 6 --seeds 5");
        file.AddTo(command);
        foreach (var option in new Option[] { learners, folds, seed, seeds, threshold, json })
            command.Options.Add(option);
        command.SetAction((parse, cancellation) =>
        {
            var run = new EvaluateTagsRun(
                file.File(parse),
                [.. (parse.GetValue(learners)?.Split(',') ?? []).Distinct().Select(TagLearners.Find)],
                usual with { Folds = parse.GetValue(folds), Seed = parse.GetValue(seed), Thresholds = ThresholdNames.RuleOf(parse.GetValue(threshold)!) },
                parse.GetValue(seeds),
                parse.GetValue(json));
            return Task.Run(() => run.Run(cancellation), cancellation);
        });
        return command;
    }
}
