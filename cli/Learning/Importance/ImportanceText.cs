using System.Globalization;
using GenreFunctions.Learning.Explanations.Permutation;

namespace GenreFunctions.Cli.Learning.Importance;

/// <summary>Importances as text.</summary>
internal static class ImportanceText
{
    /// <summary>Writes them, the greatest first.</summary>
    public static void Write(TextWriter writer, string what, int segments, IReadOnlyList<FeatureImportance> found)
    {
        writer.WriteLine(Line($"{what}: what {segments:N0} segments lose when a feature is shuffled"));
        var width = found.Max(importance => importance.Name.Length);
        writer.WriteLine($"{"feature".PadRight(width)}  log loss rises by              95 %  accuracy falls by              95 %");
        foreach (var one in found)
        {
            writer.WriteLine(Line(
                $"{one.Name.PadRight(width)}  {one.LogLossRise,17:F4}  {one.LogLossRise95.Lower,7:F4} to {one.LogLossRise95.Upper,7:F4}  {one.AccuracyDrop,16:F4}  {one.AccuracyDrop95.Lower,7:F4} to {one.AccuracyDrop95.Upper,7:F4}"));
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
