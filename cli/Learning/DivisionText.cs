using System.Globalization;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>How songs are divided, as text: how many of each label are judged by in each part.</summary>
internal static class DivisionText
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, FeatureTable table, IReadOnlyList<AskedProtocol> asked, IReadOnlyList<Division?> divisions)
    {
        foreach (var (protocol, division) in asked.Zip(divisions))
        {
            writer.WriteLine($"Protocol {protocol.Name}: {division?.Description ?? $"needs {ProtocolArguments.Hint(protocol.Name)}"}");
            foreach (var part in division?.Parts ?? [])
            {
                writer.WriteLine($"  {part.Stage}: training {Size(table, part.Split.Training)}; validation {Size(table, part.Split.Validation)}; test {Size(table, part.Split.Test)}");
                writer.WriteLine($"    test songs: {Labels(table, part.Split.Test)}");
            }
        }
    }

    private static string Size(FeatureTable table, int[] rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows.Length:N0} segments of {SongsOf(table, rows).Count():N0} songs");

    private static string Labels(FeatureTable table, int[] rows)
    {
        var songs = SongsOf(table, rows).ToLookup(song => table.LabelOfSong[song]);
        return string.Join(", ", table.Labels.Select((label, number) => string.Create(CultureInfo.InvariantCulture, $"{label} {songs[number].Count()}")));
    }

    private static IEnumerable<int> SongsOf(FeatureTable table, int[] rows) => rows.Select(row => table.SongOfRow[row]).Distinct();
}
