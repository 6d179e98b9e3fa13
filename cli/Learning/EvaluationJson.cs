using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Cli.Learning;

/// <summary>An evaluation as a part of a JSON object.</summary>
internal static class EvaluationJson
{
    /// <summary>Everything there is to say.</summary>
    public static object Of(Evaluation found) => new
    {
        found.Confusion.Count,
        found.Accuracy,
        found.Accuracy95,
        found.MacroF1,
        found.LogLoss,
        found.CalibrationError,
        found.Bootstrap95,
        Labels = found.Confusion.Classes,
        Confusion = Enumerable.Range(0, found.Confusion.Labels.Count)
            .Select(truth => Enumerable.Range(0, found.Confusion.Labels.Count).Select(named => found.Confusion[truth, named])),
        found.Reliability,
    };
}
