using System.Globalization;
using GenreFunctions.Cli.Tagging;
using GenreFunctions.Explaining;
using GenreFunctions.Tagging;
using Spectre.Console;

namespace GenreFunctions.Cli.Explaining;

/// <summary>
/// The sentences, then a row a group of features: by how many percentage points it moved the label, a bar on its side of the middle, and what the song sounds
/// like in it. The points lead from the average segment's probability to the song's.
/// </summary>
internal sealed class ExplainTable(IAnsiConsole console, int rows) : IExplainReport
{
    /// <summary>Cells of the longest bar, on either side.</summary>
    private const int BarCells = 12;

    private const int ValueCells = 6;

    private static readonly Style For = new(Color.Green);
    private static readonly Style Against = new(Color.Red);
    private static readonly Style Dim = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <inheritdoc/>
    public void Write(SongResult song, SongExplanation explanation, LabelExplanation label)
    {
        Line((Terminal.Printable(song.Source), Strong));
        foreach (var sentence in label.Sentences)
            Line((Terminal.Printable(sentence), Style.Plain));
        Line();
        Line(($"{"points",ValueCells}  {"against",BarCells} {"for",-BarCells}  this song", Dim));
        var longest = label.Groups.Max(group => Math.Abs(group.Value));
        foreach (var group in label.Groups.Take(rows))
            WriteRow(group, longest);
        if (label.Groups.Count > rows)
            Line((Points(label.Groups.Skip(rows).Sum(group => group.Value)), Style.Plain), ($"  {"",BarCells}|{"",BarCells}  {label.Groups.Count - rows} more groups together", Dim));
        Line();
        Line((Sum(explanation, label), Dim));
        Line((Method(explanation), Dim));
        if (explanation.SegmentCount < explanation.SongSegmentCount)
            Line(($"Of the song's {explanation.SongSegmentCount} segments {explanation.SegmentCount} were looked at, evenly chosen.", Dim));
    }

    private static string Points(double value) => (100 * value).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture).PadLeft(ValueCells);

    private static string Sum(SongExplanation explanation, LabelExplanation label) =>
        $"The points add up from {Exactly(label.BaselineProbability)}, which {explanation.Baseline} gets, to {Exactly(label.Probability)}, " +
        $"the mean of this song's segments; calibrated, that is {Words.Percent(label.Confidence)}.";

    private static string Method(SongExplanation explanation) => explanation.Method == ExplanationMethod.TreeShap
        ? "They are read off the model's trees (TreeSHAP), without an estimate."
        : string.Create(CultureInfo.InvariantCulture, $"They are estimated from random orders: the model was asked {explanation.ScoredRows:N0} times.");

    private static string Exactly(double probability) => probability.ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Place(GroupContribution group) => string.Create(
        CultureInfo.InvariantCulture, $"({group.Measure}, {Math.Abs(group.Deviations):0.0} deviations {(group.Deviations < 0 ? "below" : "above")} the average)");

    private void WriteRow(GroupContribution group, double longest)
    {
        var cells = longest > 0 ? (int)Math.Round(BarCells * Math.Abs(group.Value) / longest) : 0;
        var bar = new string('█', cells);
        Line(
            (Points(group.Value), Style.Plain),
            ($"  {(group.Value < 0 ? bar : ""),BarCells}", Against),
            ("|", Dim),
            ($"{(group.Value > 0 ? bar : ""),-BarCells}  ", For),
            ($"{group.Words} ", Style.Plain),
            (Place(group), Dim));
    }

    private void Line(params ReadOnlySpan<(string Text, Style Style)> parts)
    {
        var line = new Paragraph();
        foreach (var (text, style) in parts)
            line.Append(text, style);
        console.Write(line);
        console.WriteLine();
    }
}
