using GenreFunctions.Cli.Costs;
using GenreFunctions.Cli.Features;
using GenreFunctions.Cli.Models;
using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Explanations;
using GenreFunctions.Learning.Explanations.Permutation;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning.Importance;

/// <summary>One run of <c>genre importance</c>.</summary>
internal sealed record ImportanceRun(string FeaturesPath, PermutationOptions Options, bool Together, bool Json)
{
    /// <summary>Of a given model, on all rows.</summary>
    public int OfModel(string? modelPath, CancellationToken cancellation)
    {
        var model = ModelFile.Load(modelPath);
        return Explain($"Model {model.Metadata.Id}", table => [JudgedModel.Of(model, table)], cancellation);
    }

    /// <summary>Of what a learner finds in a protocol's training parts, on the test parts.</summary>
    public int OfProtocol(IProtocol protocol, ILearner learner, ProtocolOptions protocolOptions, CancellationToken cancellation) => Explain(
        $"Learner {learner.Name} by the protocol {protocol.Name}{(protocol.Leaky ? " (leaky)" : "")}",
        table =>
        {
            using var progress = new TrainingProgressLine(protocol.Divide(table, protocolOptions).Parts.Count);
            return ProtocolModels.Train(protocol, table, learner, protocolOptions, progress, cancellation);
        },
        cancellation);

    private int Explain(string what, Func<FeatureTable, IReadOnlyList<JudgedModel>> models, CancellationToken cancellation)
    {
        var table = FeatureFile.ReadTable(FeaturesPath);
        var groups = Together ? FeatureGroup.Families(FeatureSchema.Names) : FeatureGroup.Each(FeatureSchema.Names);
        IReadOnlyList<FeatureImportance> found;
        try
        {
            var judged = models(table);
            using var progress = new ImportanceProgressLine(groups.Count);
            found = PermutationImportance.Of(judged, groups, Options, progress, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }

        if (Json)
            IndentedJson.Write(Console.Out, new { Explained = what, Segments = table.RowCount, Options.Repeats, Options.BySong, Options.Seed, Importances = found });
        else
            ImportanceText.Write(Console.Out, what, table.RowCount, found);
        return ExitCode.Done;
    }
}
