using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Learning.Comparing;

/// <summary>
/// A comparison in a dozen lines: what kinds of learners that others report on reach by the leaky protocol, and the best of all by each protocol and on each table of several labels. The best of
/// several was found on what it is judged by, so it flatters a little.
/// </summary>
public static class ComparisonSummary
{
    private const string Leaky = "report";

    /// <summary>What others report on, with the learners of that kind.</summary>
    private static readonly (string Kind, string[] Learners)[] Kinds =
    [
        ("dense layers with dropout", ["mlp", "mlp-wide", "mlp-mixed"]),
        ("boosted trees, level by level", ["boosted-levels"]),
        ("boosted trees, leaf by leaf", ["boosted-leaves"]),
        ("LSTM over a song's segments", ["lstm"]),
    ];

    /// <summary>The lines for which something was run.</summary>
    public static IReadOnlyList<SummaryRow> Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Protocols.SelectMany(Rows), .. comparison.Tagged.SelectMany(Rows)];
    }

    private static IEnumerable<SummaryRow> Rows(ComparedProtocol protocol)
    {
        var reports = protocol.Learners.Select(learner => learner.Report).ToList();
        foreach (var (kind, learners) in protocol.Name == Leaky ? Kinds : [])
        {
            // The first is the best.
            if (reports.FirstOrDefault(report => learners.Contains(report.Learner)) is { } found)
                yield return Row(protocol.Name, kind, found);
        }

        if (reports.Count > 0)
            yield return Row(protocol.Name, "the best", reports[0]);
    }

    private static SummaryRow Row(string protocol, string question, ProtocolReport report) => new(
        $"{protocol}: {question}", report.Leaky ? "accuracy of segments" : "accuracy of songs", report.Learner, LearnerComparison.HeadlineOverSeeds(report));

    private static IEnumerable<SummaryRow> Rows(ComparedTags tags)
    {
        (string Name, bool Holds, Func<MultiLabelReport, double?> Measure)[] measures =
        [
            ("accuracy of the class", tags.HasClasses, report => report.ClassAccuracy),
            ("micro F1", true, report => report.Songs.MicroF1),
            ("mean Pearson r", tags.HasShares, report => report.Songs.MeanPearson),
        ];
        foreach (var (name, _, measure) in measures.Where(measure => measure.Holds))
        {
            var found = tags.Learners.Select(learner => (learner.Name, Found: learner.Measure(measure))).Where(one => one.Found is not null).ToList();
            if (found.Count > 0)
            {
                var (learner, best) = found.MaxBy(one => one.Found!.Value.Mean);
                yield return new SummaryRow($"{tags.Name}: the best", name, learner, best!.Value);
            }
        }
    }
}
