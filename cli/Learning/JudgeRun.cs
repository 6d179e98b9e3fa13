using GenreFunctions.Cli.Tagging;
using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Learning;

/// <summary>One run of <c>genre evaluate --model</c>.</summary>
internal sealed record JudgeRun(string FeaturesPath, string ModelPath, string? ProbabilitiesPath)
{
    /// <summary>Scores all rows, prints how many are right, and writes the probabilities where asked to.</summary>
    public int Run()
    {
        var model = ModelFile.Load(ModelPath);
        var rows = FeatureFile.Read(FeaturesPath);
        var found = Judge(model, rows);
        ReportText.Write(Console.Out, model.Metadata.Id, found);
        if (ProbabilitiesPath is null)
            return ExitCode.Done;

        using var output = OutputFile.Open(ProbabilitiesPath);
        ProbabilityCsv.Write(output.Writer, [.. rows.Select(row => row.FileName)], model.Metadata.Labels, found.Probabilities);
        output.Keep();
        return ExitCode.Done;
    }

    private static ModelEvaluation Judge(GenreModel model, IReadOnlyList<FeatureRow> rows)
    {
        try
        {
            return ModelEvaluation.Of(model, new FeatureTable(rows));
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
