using GenreFunctions.Cli.Learning.Tags;
using GenreFunctions.Learning.Comparing;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>The table of learners of several labels, cell by cell; the page and the text write the same.</summary>
internal static class TaggedTable
{
    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Heads(ComparedTags tags) => ["learner", .. TableMeasure.Of(tags).Select(measure => measure.Name)];

    /// <summary>A learner's row.</summary>
    public static IReadOnlyList<string> Row(ComparedTags tags, ComparedTagLearner learner) =>
        [learner.Name, .. TableMeasure.Of(tags).Select(measure => learner.Measure(measure.Take) is { } found ? Cell(found) : "-")];

    private static string Cell(GenreFunctions.Learning.Measures.OverSeeds found) =>
        found.Deviation is null ? SummaryTable.Number(found.Mean) : $"{SummaryTable.Number(found.Mean)} ± {SummaryTable.Number(found.Deviation.Value)}";
}
