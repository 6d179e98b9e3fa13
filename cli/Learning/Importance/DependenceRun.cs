using System.Globalization;
using GenreFunctions.Cli.Costs;
using GenreFunctions.Cli.Features;
using GenreFunctions.Cli.Models;
using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Explanations.Dependence;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Learning.Importance;

/// <summary>One run of <c>genre importance --dependence</c>.</summary>
internal sealed record DependenceRun(string FeaturesPath, string? ModelPath, string Feature, long Seed, bool Json)
{
    /// <summary>Prints the mean probability of every label at the feature's values.</summary>
    public int Run(CancellationToken cancellation)
    {
        var model = ModelFile.Load(ModelPath);
        var table = FeatureFile.ReadTable(FeaturesPath);
        cancellation.ThrowIfCancellationRequested();
        var found = Compute(model, table);
        if (Json)
            IndentedJson.Write(Console.Out, new { Model = model.Metadata.Id, Feature, model.Metadata.Labels, found.Grid, found.Means });
        else
            Write(Console.Out, model, found);
        return ExitCode.Done;
    }

    private PartialDependence Compute(GenreModel model, FeatureTable table)
    {
        try
        {
            // The model numbers its labels otherwise than the table does; the right ones are not looked at.
            var rows = table.AllRows with { LabelCount = model.Metadata.Labels.Count };
            var column = FeatureSchema.Names.Index().First(name => name.Item == Feature).Index;
            return PartialDependence.Of((examples, probabilities) => model.Score(examples.Features, probabilities), rows, column, new DependenceOptions { Seed = Seed });
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }

    private void Write(TextWriter writer, GenreModel model, PartialDependence found)
    {
        var labels = model.Metadata.Labels;
        var widths = labels.Select(label => Math.Max(label.Length, 6)).ToArray();
        writer.WriteLine($"Model {model.Metadata.Id}: mean probability of each label where {Feature} is set to a value and all else is left as it is");
        writer.WriteLine($"{Feature,24}{string.Concat(labels.Select((label, i) => $"  {label.PadLeft(widths[i])}"))}");
        foreach (var (value, means) in found.Grid.Zip(found.Means))
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value,24:G6}{string.Concat(means.Select((mean, i) => $"  {mean.ToString("F4", CultureInfo.InvariantCulture).PadLeft(widths[i])}"))}"));
        }
    }
}
