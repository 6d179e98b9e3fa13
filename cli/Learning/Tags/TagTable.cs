using System.Globalization;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>A learner's tags, a row each, cell by cell: means over the seeds.</summary>
internal static class TagTable
{
    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Heads(bool hasShares) => ["tag", "there", "precision", "recall", "F1", "average precision", .. hasShares ? ["Pearson r"] : Array.Empty<string>()];

    /// <summary>The rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(ComparedTagLearner learner, bool hasShares)
    {
        for (var i = 0; i < learner.Runs[0].Songs.Tags.Count; i++)
        {
            var own = learner.Runs.Select(run => run.Songs.Tags[i]).ToList();
            yield return
            [
                own[0].Tag,
                own[0].There.ToString(CultureInfo.InvariantCulture),
                Mean(own, tag => tag.Precision),
                Mean(own, tag => tag.Recall),
                Mean(own, tag => tag.F1),
                Mean(own, tag => tag.AveragePrecision),
                .. hasShares ? [Mean(own, tag => tag.Pearson)] : Array.Empty<string>(),
            ];
        }
    }

    private static string Mean(List<TagMeasure> tags, Func<TagMeasure, double> measure)
    {
        var mean = tags.Average(measure);
        return double.IsFinite(mean) ? mean.ToString("0.000", CultureInfo.InvariantCulture) : "-";
    }
}
