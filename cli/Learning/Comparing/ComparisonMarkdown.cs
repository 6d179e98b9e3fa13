using System.Globalization;
using GenreFunctions.Learning.Comparing;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>A comparison as Markdown.</summary>
internal static class ComparisonMarkdown
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, Comparison comparison)
    {
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"# {comparison.DataSet}: {comparison.Segments:N0} segments of {comparison.Songs:N0} songs, {comparison.Labels.Count} labels, seed {comparison.Seed}"));
        WriteSummary(writer, comparison);
        foreach (var protocol in comparison.Protocols)
            Write(writer, protocol);
        writer.WriteLine();
        writer.WriteLine(ComparisonTable.Legend);
        foreach (var tags in comparison.Tagged)
            Write(writer, tags);
        WriteSettings(writer, comparison);
    }

    private static void WriteSummary(TextWriter writer, Comparison comparison)
    {
        if (ComparisonSummary.Of(comparison) is not { Count: > 0 } rows)
            return;
        writer.WriteLine();
        writer.WriteLine($"## {SummaryTable.Title}");
        writer.WriteLine();
        Table(writer, SummaryTable.Heads, rows.Select(SummaryTable.Row));
        writer.WriteLine();
        writer.WriteLine(SummaryTable.Legend);
    }

    private static void Write(TextWriter writer, ComparedTags tags)
    {
        writer.WriteLine();
        writer.WriteLine($"## {tags.Name}");
        writer.WriteLine();
        writer.WriteLine(tags.Description);
        writer.WriteLine();
        Table(writer, TaggedTable.Heads(tags), tags.Learners.Select(learner => TaggedTable.Row(tags, learner)));
    }

    private static void Write(TextWriter writer, ComparedProtocol protocol)
    {
        writer.WriteLine();
        if (protocol.Learners is not [{ Report: var first }, ..])
        {
            writer.WriteLine($"## {protocol.Name}");
            writer.WriteLine();
            writer.WriteLine($"Not run: it needs {protocol.Needs}.");
            return;
        }

        writer.WriteLine($"## {protocol.Name}{(first.Leaky ? " (leaky)" : "")}");
        writer.WriteLine();
        writer.WriteLine(first.Description);
        writer.WriteLine();
        Table(writer, ComparisonTable.Heads, protocol.Learners.Select(ComparisonTable.Row));
        writer.WriteLine();
        writer.WriteLine($"The best, {first.Learner}, by {ComparisonTable.JudgedName(first)}; rows are what is right, columns what was named:");
        writer.WriteLine();
        foreach (var line in ComparisonTable.Judged(first).Confusion.ToString().Split('\n'))
            writer.WriteLine($"    {line}");
    }

    private static void WriteSettings(TextWriter writer, Comparison comparison)
    {
        writer.WriteLine();
        writer.WriteLine("## Settings");
        writer.WriteLine();
        foreach (var report in comparison.Protocols.SelectMany(protocol => protocol.Learners).Select(learner => learner.Report).DistinctBy(report => report.Learner).OrderBy(report => report.Learner, StringComparer.Ordinal))
            writer.WriteLine($"- **{report.Learner}**: {report.Settings}");
        foreach (var (tags, learner) in comparison.Tagged.SelectMany(tags => tags.Learners.OrderBy(learner => learner.Name, StringComparer.Ordinal).Select(learner => (tags, learner))))
            writer.WriteLine($"- **{learner.Name}** ({tags.Name}): {learner.Settings}");
    }

    private static void Table(TextWriter writer, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(writer, heads);
        writer.WriteLine($"|{string.Concat(heads.Select(_ => "---|"))}");
        foreach (var row in rows)
            Row(writer, row);
    }

    private static void Row(TextWriter writer, IReadOnlyList<string> cells) => writer.WriteLine($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
}
