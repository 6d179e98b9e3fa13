using System.Globalization;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Search.Halving;

namespace GenreFunctions.Cli.Learning.Search;

/// <summary>What a search found, as text.</summary>
internal static class SearchText
{
    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="found">What was found.</param>
    /// <param name="rows">Candidates in the table at most.</param>
    /// <param name="settingsPath">The file that the settings were written to; <see langword="null"/> for none.</param>
    public static void Write(TextWriter writer, SearchFound found, int rows, string? settingsPath)
    {
        var (search, report) = (found.Search, found.Report);
        writer.WriteLine($"Learner {search.Space.Learner.Name}, by {search.Protocol}: {search.Description}");
        foreach (var rung in search.Rungs)
            writer.WriteLine($"  {InWords(rung, report.Rungs.FirstOrDefault(judged => judged.Rung == rung))}");
        if (found.Known > 0)
            writer.WriteLine(Line($"  {found.Known} scores were in the log already."));
        if (report.Winner is not { } winner)
        {
            writer.WriteLine("The budget was spent before a candidate was judged; the same command with more of it goes on.");
            return;
        }

        writer.WriteLine();
        WriteTable(writer, found, rows);
        writer.WriteLine();
        if (!report.Finished)
            writer.WriteLine("The budget ended the search before its last rung was finished, and there may be better settings; the same command goes on where the log ends.");
        writer.WriteLine(
            $"Found at rung {report.WinnersRung!.Rung.Number} of {search.Rungs.Count}{(report.WinnersRung.Finished ? "" : ", which was not finished")}: " +
            $"{string.Join(", ", search.Space.ValuesOf(winner.Candidate).Select(value => $"{value.Key} {value.Value}"))}{(winner.Candidate.Number == 0 ? ", which is as by default" : "")}");
        writer.WriteLine($"  {search.Space.Learner.Name}: {search.Space.Create(winner.Candidate).Settings}");
        if (found.HeldOut is { } heldOut)
        {
            writer.WriteLine(Line($"Judged by the {search.HeldOutSongs} songs that were kept aside, after learning from all others of the search:"));
            writer.WriteLine($"  these settings    {Measures(heldOut.Chosen)}");
            if (winner.Candidate.Number != 0)
                writer.WriteLine($"  default settings  {Measures(heldOut.Default)}");
        }

        if (settingsPath is not null)
            writer.WriteLine($"Train with them: genre train --settings {settingsPath}");
    }

    private static string InWords(Rung rung, JudgedRung? judged) => Line(
        $"rung {rung.Number}: {rung.Candidates} candidates, {rung.Folds} of 5 folds, each learnt from {rung.SongShare * 100:0} % of the songs{Progress(judged)}");

    private static string Progress(JudgedRung? judged) => judged switch
    {
        null => "; not begun",
        { Finished: false } => Line($"; {judged.Judged.Count} judged"),
        _ => "",
    };

    private static void WriteTable(TextWriter writer, SearchFound found, int rows)
    {
        var settings = found.Search.Space.Settings;
        var shown = found.Ranking.Take(rows).ToList();
        int[] widths = [.. settings.Select((setting, place) => shown.Select(one => one.Judged.Candidate.Values[place].Length).Append(setting.Name.Length).Max())];
        writer.WriteLine($"rung  candidate  accuracy  log loss      time{string.Concat(settings.Select((setting, place) => $"  {setting.Name.PadLeft(widths[place])}"))}");
        foreach (var (rung, (candidate, score, seconds)) in shown)
        {
            writer.WriteLine(Line(
                $"{rung,4}  {candidate.Number,9}  {score.Accuracy,8:F4}  {score.LogLoss,8:F4}  {seconds,6:F1} s{string.Concat(candidate.Values.Select((value, place) => $"  {value.PadLeft(widths[place])}"))}"));
        }
    }

    private static string Measures(Evaluation found) => Line(
        $"accuracy {found.Accuracy:F4} (95 % {found.Accuracy95.Lower:F4} to {found.Accuracy95.Upper:F4}), macro F1 {found.MacroF1:F4}, log loss {found.LogLoss:F4}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
