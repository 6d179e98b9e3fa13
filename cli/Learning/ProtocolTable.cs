using System.Globalization;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>Several protocols side by side, as text: they answer different questions, so their numbers stand in one table with what they are worth below.</summary>
internal static class ProtocolTable
{
    private const string Header = "protocol        level     accuracy              95 %  macro F1  log loss  calibration error  training      model";

    /// <summary>Writes the table.</summary>
    public static void Write(
        TextWriter writer, string path, FeatureTable table, ILearner learner, IReadOnlyList<AskedProtocol> asked, IReadOnlyList<ProtocolReport?> reports)
    {
        writer.WriteLine($"Learner {learner.Name}: {learner.Settings}");
        writer.WriteLine(Line($"{Path.GetFileName(path)}: {table.RowCount:N0} segments of {table.Songs.Count:N0} songs, {table.Labels.Count} labels"));
        writer.WriteLine();
        writer.WriteLine(Header);
        foreach (var (protocol, report) in asked.Zip(reports))
        {
            if (report is null)
            {
                writer.WriteLine($"{protocol.Name,-16}needs {ProtocolArguments.Hint(protocol.Name)}");
                continue;
            }

            var name = report.Leaky ? $"{report.Protocol} (leaky)" : report.Protocol;
            writer.WriteLine(Line($"{name,-16}segments  {Measures(report.Segments)}  {report.TrainingSeconds,7:F1} s  {Size(report)}"));
            writer.WriteLine(Line($"{"",-16}songs     {Measures(report.Songs)}"));
        }

        writer.WriteLine();
        foreach (var report in reports.OfType<ProtocolReport>())
            writer.WriteLine($"{report.Protocol}: {report.Description}");
    }

    private static string Measures(Evaluation found) => Line(
        $"{found.Accuracy,8:F4}  {found.Accuracy95.Lower,6:F4} to {found.Accuracy95.Upper,6:F4}  {found.MacroF1,8:F4}  {found.LogLoss,8:F4}  {found.CalibrationError,17:F4}");

    private static string Size(ProtocolReport report) => report.ModelBytes is { } bytes ? Line($"{bytes / 1000,6:N0} KB") : "    none";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
