using GenreFunctions.Cli.Costs;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>How songs are divided, as one JSON object with every song's name.</summary>
internal static class DivisionJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, FeatureTable table, IReadOnlyList<AskedProtocol> asked, IReadOnlyList<Division?> divisions) => IndentedJson.Write(
        writer,
        new
        {
            Protocols = asked.Zip(divisions, (protocol, division) => division is null
                ? (object)new { Protocol = protocol.Name, Needs = ProtocolArguments.Hint(protocol.Name) }
                : new { Protocol = protocol.Name, division.Description, Parts = division.Parts.Select(part => Part(table, part)) }),
        });

    private static object Part(FeatureTable table, DivisionPart part) => new
    {
        part.Stage,
        Training = Songs(table, part.Split.Training),
        Validation = Songs(table, part.Split.Validation),
        Test = Songs(table, part.Split.Test),
    };

    private static object Songs(FeatureTable table, int[] rows) => new
    {
        Segments = rows.Length,
        Songs = rows.Select(row => table.SongOfRow[row]).Distinct().Select(song => table.Songs[song]),
    };
}
