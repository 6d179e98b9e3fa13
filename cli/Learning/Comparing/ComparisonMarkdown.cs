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
        foreach (var protocol in comparison.Protocols)
            Write(writer, protocol);
        writer.WriteLine();
        writer.WriteLine(ComparisonTable.Legend);
        WriteSettings(writer, comparison);
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
        Row(writer, ComparisonTable.Heads);
        writer.WriteLine($"|{string.Concat(ComparisonTable.Heads.Select(_ => "---|"))}");
        foreach (var learner in protocol.Learners)
            Row(writer, ComparisonTable.Row(learner));
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
    }

    private static void Row(TextWriter writer, IReadOnlyList<string> cells) => writer.WriteLine($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
}
