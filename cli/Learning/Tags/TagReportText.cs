using System.Globalization;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>What was found of learners of several labels, as text that also reads well in a model card.</summary>
internal static class TagReportText
{
    /// <summary>Writes what the rows are, and each learner with its tags and measures.</summary>
    public static void Write(TextWriter writer, ComparedTags compared)
    {
        writer.WriteLine($"{compared.Name}: {compared.Description}");
        foreach (var learner in compared.Learners)
        {
            writer.WriteLine();
            writer.WriteLine($"Learner {learner.Name}: {learner.Settings}");
            writer.WriteLine();
            WriteTags(writer, learner, compared.HasShares);
            writer.WriteLine();
            foreach (var measure in TableMeasure.Of(compared))
                writer.WriteLine($"{measure.Name,-22}  {Cell(learner.Measure(measure.Take))}");
        }
    }

    /// <summary>Writes a row a tag: means over the seeds.</summary>
    public static void WriteTags(TextWriter writer, ComparedTagLearner learner, bool hasShares)
    {
        IReadOnlyList<string>[] rows = [TagTable.Heads(hasShares), .. TagTable.Rows(learner, hasShares)];
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
    }

    /// <summary>A measure with what it varies by from seed to seed.</summary>
    public static string Cell(OverSeeds? found) => found switch
    {
        null => "-",
        { Deviation: { } deviation } several => string.Create(CultureInfo.InvariantCulture, $"{several.Mean:0.0000} (seeds vary by {deviation:0.0000})"),
        { } one => one.Mean.ToString("0.0000", CultureInfo.InvariantCulture),
    };
}
