using System.Globalization;
using GenreFunctions.Cli.Learning.Comparing.Charts;
using GenreFunctions.Cli.Learning.Tags;
using GenreFunctions.Learning.Comparing;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>A comparison as one page that needs nothing else: no scripts, no fonts, no pictures from elsewhere.</summary>
internal static class ComparisonPage
{
    private const string Style = """
        :root { color-scheme: light dark; --right: #2a9d5c; --wrong: #d9634a; --line: #3b78c3; }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 84rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; display: block; overflow-x: auto; font-variant-numeric: tabular-nums; }
        th, td { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid #8884; white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; }
        .leaky { border-left: 4px solid var(--wrong); padding-left: .8rem; }
        .charts { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
        svg { max-width: 100%; height: auto; }
        svg text { font: 12px system-ui, sans-serif; fill: currentColor; }
        svg .small { font-size: 11px; opacity: .75; }
        svg .right { fill: var(--right); } svg .wrong { fill: var(--wrong); } svg .frame { fill: currentColor; }
        svg .point { fill: var(--line); } svg line { stroke: currentColor; } svg .grid { stroke-opacity: .15; } svg .guide { stroke-opacity: .5; stroke-dasharray: 3 3; }
        svg .whisker { stroke: var(--line); stroke-width: 2; } svg polyline { fill: none; stroke: var(--line); stroke-width: 1.5; } svg .validation { stroke: var(--wrong); stroke-dasharray: 5 3; }
        """;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, Comparison comparison)
    {
        var title = string.Create(
            CultureInfo.InvariantCulture, $"{comparison.DataSet}: {comparison.Segments:N0} segments of {comparison.Songs:N0} songs, {comparison.Labels.Count} labels, seed {comparison.Seed}");
        writer.WriteLine("<!doctype html>");
        writer.WriteLine("<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        writer.WriteLine($"<title>{Svg.Escape(comparison.DataSet)}</title><style>\n{Style}\n</style></head><body>");
        writer.WriteLine($"<h1>{Svg.Escape(title)}</h1>");
        if (ComparisonSummary.Of(comparison) is { Count: > 0 } rows)
        {
            writer.WriteLine($"<section><h2>{SummaryTable.Title}</h2>");
            WriteTable(writer, SummaryTable.Heads, rows.Select(SummaryTable.Row));
            writer.WriteLine($"<p>{Svg.Escape(SummaryTable.Legend)}</p></section>");
        }

        writer.WriteLine($"<p>{Svg.Escape(ComparisonTable.Legend)}</p>");
        foreach (var protocol in comparison.Protocols)
            Write(writer, protocol);
        foreach (var tags in comparison.Tagged)
            Write(writer, tags);
        writer.WriteLine("</body></html>");
    }

    private static void Write(TextWriter writer, ComparedProtocol protocol)
    {
        if (protocol.Learners is not [{ Report: var first }, ..])
        {
            writer.WriteLine($"<section><h2>{Svg.Escape(protocol.Name)}</h2><p>Not run: it needs {Svg.Escape(protocol.Needs ?? "")}.</p></section>");
            return;
        }

        writer.WriteLine($"<section{(first.Leaky ? " class=\"leaky\"" : "")}><h2>{Svg.Escape(protocol.Name)}{(first.Leaky ? " (leaky)" : "")}</h2>");
        writer.WriteLine($"<p>{Svg.Escape(first.Description)}</p>");
        writer.WriteLine(IntervalChart.Draw(protocol.Learners));
        WriteTable(writer, ComparisonTable.Heads, protocol.Learners.Select(ComparisonTable.Row));
        foreach (var learner in protocol.Learners)
            Write(writer, learner);
        writer.WriteLine("</section>");
    }

    private static void Write(TextWriter writer, ComparedLearner learner)
    {
        var judged = ComparisonTable.Judged(learner.Report);
        writer.WriteLine($"<details><summary>{Svg.Escape(learner.Report.Learner)}, by {ComparisonTable.JudgedName(learner.Report)}</summary><p>{Svg.Escape(learner.Report.Settings)}</p><div class=\"charts\">");
        writer.WriteLine(ConfusionChart.Draw(judged.Confusion));
        writer.WriteLine(ReliabilityChart.Draw(judged));
        if (CurveChart.Draw(learner.Curve) is { } curve)
            writer.WriteLine(curve);
        writer.WriteLine("</div><table><thead><tr><th>label</th><th>count</th><th>precision</th><th>recall</th><th>F1</th></tr></thead><tbody>");
        foreach (var score in judged.Confusion.Classes)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<tr><td>{Svg.Escape(score.Label)}</td><td>{score.Count}</td><td>{score.Precision:F3}</td><td>{score.Recall:F3}</td><td>{score.F1:F3}</td></tr>"));
        writer.WriteLine("</tbody></table></details>");
    }

    private static void Write(TextWriter writer, ComparedTags tags)
    {
        writer.WriteLine($"<section><h2>{Svg.Escape(tags.Name)}</h2>");
        writer.WriteLine($"<p>{Svg.Escape(tags.Description)}</p>");
        WriteTable(writer, TaggedTable.Heads(tags), tags.Learners.Select(learner => TaggedTable.Row(tags, learner)));
        foreach (var learner in tags.Learners)
            Write(writer, tags, learner);
        writer.WriteLine("</section>");
    }

    private static void Write(TextWriter writer, ComparedTags tags, ComparedTagLearner learner)
    {
        writer.WriteLine($"<details><summary>{Svg.Escape(learner.Name)}</summary><p>{Svg.Escape(learner.Settings)}</p>");
        WriteTable(writer, TagTable.Heads(tags.HasShares), TagTable.Rows(learner, tags.HasShares));
        writer.WriteLine("</details>");
    }

    private static void WriteTable(TextWriter writer, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        writer.WriteLine($"<table><thead><tr>{Cells("th", heads)}</tr></thead><tbody>");
        foreach (var row in rows)
            writer.WriteLine($"<tr>{Cells("td", row)}</tr>");
        writer.WriteLine("</tbody></table>");
    }

    private static string Cells(string tag, IReadOnlyList<string> cells) => string.Concat(cells.Select(cell => $"<{tag}>{Svg.Escape(cell)}</{tag}>"));
}
