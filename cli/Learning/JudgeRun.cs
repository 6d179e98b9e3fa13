using GenreFunctions.Cli.Costs;
using GenreFunctions.Cli.Features;
using GenreFunctions.Cli.Models;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Learning;

/// <summary>One run of <c>genre evaluate --model</c>.</summary>
internal sealed record JudgeRun(string FeaturesPath, string ModelPath, string? ProbabilitiesPath, bool Json)
{
    /// <summary>Scores all rows, prints how many are right, and writes the probabilities where asked to.</summary>
    public int Run(CancellationToken cancellation)
    {
        var model = ModelFile.LoadAny(ModelPath);
        var table = Step(() => FeatureFile.ReadTable(FeaturesPath), cancellation);
        using var output = ProbabilitiesPath is null ? null : OutputFile.Open(ProbabilitiesPath);
        var found = Step(() => Judge(model, table), cancellation);
        if (output is not null)
        {
            ProbabilityCsv.Write(output.Writer, table.FileNames, model.Metadata.Labels, found.Probabilities);
            output.Keep();
        }

        // The probabilities are kept to themselves.
        var report = OutputFile.IsStandardOutput(ProbabilitiesPath) ? Console.Error : Console.Out;
        if (Json)
            IndentedJson.Write(report, new { Model = model.Metadata.Id, model.Metadata.Labels, Segments = EvaluationJson.Of(found.Segments), Songs = EvaluationJson.Of(found.Songs) });
        else
            ReportText.Write(report, model.Metadata.Id, found);
        return ExitCode.Done;
    }

    /// <summary>Neither reading nor scoring can be stopped; when the run is cancelled they are left behind, and end with the program.</summary>
    private static T Step<T>(Func<T> work, CancellationToken cancellation) =>
        Task.Run(work, cancellation).WaitAsync(cancellation).GetAwaiter().GetResult();

    private static ModelEvaluation Judge(GenreModel model, FeatureTable table)
    {
        try
        {
            return ModelEvaluation.Of(model, table);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
