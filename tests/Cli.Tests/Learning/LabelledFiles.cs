using System.Globalization;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Tests.Learning;

/// <summary>
/// Small tables of several labels in a temporary folder, laid out as the public ones: <c>genres/rows.csv</c> with segments of 12 songs, <c>emotify/</c> with the same and shares of nine emotions a song,
/// <c>multilabel/emotions.arff</c>, and <c>tags.csv</c>. Half of the features tell the emotions and half the genre, so that every learner finds both.
/// </summary>
public sealed class LabelledFiles : IDisposable
{
    public const string Emotions = "amazement,solemnity,tenderness,nostalgia,calmness,power,joyful_activation,tension,sadness";

    private readonly TemporaryFolder _folder = new();

    public LabelledFiles()
    {
        var random = new Random(3);
        double[] calm = [.. Enumerable.Range(0, 12).Select(song => song % 2 == 0 ? 0.1 + 0.2 * random.NextDouble() : 0.7 + 0.2 * random.NextDouble())];
        FeatureRow[] rows =
        [
            .. from song in Enumerable.Range(0, calm.Length)
               from segment in Enumerable.Range(0, 2)
               select new FeatureRow(
                   SegmentFileName.Of(Invariant($"{Genre(song)}.{song + 1:00000}"), segment),
                   66_149,
                   [.. Enumerable.Range(0, FeatureSchema.Count).Select(i => 0.1 * random.NextDouble() + (i % 4 < 2 ? calm[song] : song % 4 < 2 ? 0 : 5))],
                   Genre(song)),
        ];
        Genres = Write("genres/rows.csv", rows);
        Segments = Write("emotify/features_3_sec.csv", rows);
        Shares = PathOf("emotify/labels.csv");
        File.WriteAllLines(Shares, [$"track id,genre,{Emotions}", .. calm.Select((share, song) => Invariant($"{song + 1},x,{string.Join(',', Enumerable.Range(0, 9).Select(i => Invariant($"{(i % 2 == 0 ? share : 1 - share):0.00}")))}"))]);
        Tags = PathOf("tags.csv");
        File.WriteAllLines(Tags, ["a,b,calm,loud,kind", .. Enumerable.Range(0, 40).Select(row => Invariant($"{row % 2},{row / 2 % 2},{row % 2},{row / 2 % 2},{(row % 2 == 0 ? "x" : "y")}"))]);
        Arff = PathOf("multilabel/emotions.arff");
        Directory.CreateDirectory(PathOf("multilabel"));
        File.WriteAllLines(
            Arff,
            ["@relation r", "@attribute u numeric", "@attribute v numeric", .. Enumerable.Range(0, 6).Select(tag => $"@attribute t{tag} {{0,1}}"), "@data", .. Enumerable.Range(0, 40).Select(row => $"{row % 2},{row / 2 % 2},{string.Join(',', Enumerable.Range(0, 6).Select(tag => tag % 2 == 0 ? row % 2 : row / 2 % 2))}")]);
    }

    /// <summary>Segments with genres, in a folder beside the others'.</summary>
    public string Genres { get; }

    public string Segments { get; }

    public string Shares { get; }

    /// <summary>Two features, two tags that are the same, and a class.</summary>
    public string Tags { get; }

    public string Arff { get; }

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    public void Dispose() => _folder.Dispose();

    private static string Genre(int song) => song % 4 < 2 ? "pop" : "rock";

    private string Write(string name, IReadOnlyList<FeatureRow> rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        using var writer = new StreamWriter(PathOf(name));
        FeatureCsv.Write(writer, rows);
        return PathOf(name);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
