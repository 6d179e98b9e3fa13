using System.CommandLine;
using GenreFunctions.Cli.Models;
using GenreFunctions.Features;
using GenreFunctions.Learning.Explanations.Permutation;

namespace GenreFunctions.Cli.Learning.Importance;

/// <summary><c>genre importance</c>: what a model, or a learner, goes by.</summary>
internal static class ImportanceCommand
{
    private const int MostRepeats = 1000;

    private static readonly PermutationOptions Default = new();

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var features = new Option<string>("--features", "-f") { Description = "Feature file with labels; best of songs that the model has not learnt from.", HelpName = "csv", Required = true };
        var model = ModelFile.Option();
        model.Description = "Model to explain. Default: the one that ships with genre.";
        var dependence = new Option<string?>("--dependence") { Description = "How the probabilities go with this feature, instead.", HelpName = "feature" };
        dependence.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !FeatureSchema.Names.Contains(token.Value))
                result.AddError($"There is no feature '{token.Value}'; genre stats lists them.");
        });
        var together = new Option<bool>("--together") { Description = "Shuffle the mean and the variance of a quantity together." };
        var bySong = new Option<bool>("--by-song") { Description = "Shuffle whole songs, not single segments." };
        var repeats = NumberOption.Whole(2, MostRepeats, () => Default.Repeats, "How often each feature is shuffled.", "--repeats");
        var protocol = new ProtocolArguments();
        var learner = new LearnerArguments();
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision." };
        var command = new ExampleCommand("importance", "Says what a model goes by, or, with --protocol, a learner on songs it has not seen.", "genre importance --features features_3_sec.csv --together")
        {
            features, model, dependence, together, bySong, repeats, json,
        };
        protocol.AddTo(command);
        learner.AddTo(command);
        command.Validators.Add(result =>
        {
            if (protocol.Given(result) && (result.GetResult(model) is not null || result.GetResult(dependence) is not null))
                result.AddError("--protocol trains models of its own; it goes neither with --model nor with --dependence.");
            if (learner.Given(result) && !protocol.Given(result))
                result.AddError("--learner needs --protocol.");
        });
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                var path = parse.GetRequiredValue(features);
                if (parse.GetValue(dependence) is { } feature)
                    return new DependenceRun(path, parse.GetValue(model), feature, learner.Seed(parse), parse.GetValue(json)).Run(cancellation);
                var options = new PermutationOptions { Repeats = parse.GetValue(repeats), BySong = parse.GetValue(bySong), Seed = learner.Seed(parse) };
                var run = new ImportanceRun(path, options, parse.GetValue(together), parse.GetValue(json));
                return protocol.Given(parse.CommandResult)
                    ? run.OfProtocol(
                        protocol.Single(parse), learner.Learner(parse), protocol.Options(parse, learner.Seed(parse), learner.ValidationShare(parse)), cancellation)
                    : run.OfModel(parse.GetValue(model), cancellation);
            },
            cancellation));
        return command;
    }
}
