using GenreFunctions.Features;

namespace GenreFunctions.Cli.Tests.Learning;

/// <summary>Small feature files in a temporary folder: three labels, six songs each, four segments a song, far apart.</summary>
public sealed class FeatureFiles : IDisposable
{
    private static readonly string[] Labels = ["blues", "jazz", "rock"];

    private readonly TemporaryFolder _folder = new();

    public FeatureFiles()
    {
        Rows = Write("rows.csv", MakeRows());
        Nudged = Write("nudged.csv", [.. MakeRows().Select((row, i) => i == 0 ? row with { Features = [.. row.Features.Select(value => value + 1)] } : row)]);
        OneLabel = Write("one-label.csv", [.. MakeRows().Where(row => row.Label == "blues")]);
        Text = PathOf("text.csv");
        Splits = PathOf("splits");
        Directory.CreateDirectory(Splits);
        File.WriteAllLines(Path.Combine(Splits, "artist_index.txt"), Songs.Select((song, i) => $"{song}.wav ::: Artist {i / 2} ::: x"));
        File.WriteAllLines(PathOf("train.txt"), Songs.Where((_, i) => i % 6 < 3).Select(song => $"folder/{song}.wav"));
        File.WriteAllLines(PathOf("valid.txt"), Songs.Where((_, i) => i % 6 == 3).Select(song => $"folder/{song}.wav"));
        File.WriteAllLines(PathOf("test.txt"), Songs.Where((_, i) => i % 6 > 3).Select(song => $"folder/{song}.wav"));
        File.WriteAllText(Text, "Dear Sir or Madam,\nplease find our songs enclosed.\n");
    }

    public string Rows { get; }

    /// <summary>The same rows, but all features of the first one are off by one.</summary>
    public string Nudged { get; }

    public string OneLabel { get; }

    /// <summary>A folder with an artist index, two songs an artist, and without lists.</summary>
    public string Splits { get; }

    /// <summary>The songs' names.</summary>
    public static IReadOnlyList<string> Songs { get; } = [.. Labels.SelectMany(label => Enumerable.Range(0, 6).Select(song => $"{label}.{song:D5}"))];

    public string Text { get; }

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    public void Dispose() => _folder.Dispose();

    private string Write(string name, IReadOnlyList<FeatureRow> rows)
    {
        using var writer = new StreamWriter(PathOf(name));
        FeatureCsv.Write(writer, rows);
        return PathOf(name);
    }

    private static List<FeatureRow> MakeRows()
    {
        var random = new Random(1);
        return [.. from label in Labels
                   from song in Enumerable.Range(0, 6)
                   from segment in Enumerable.Range(0, 4)
                   select new FeatureRow(
                       SegmentFileName.Of($"{label}.{song:D5}", segment),
                       66_149,
                       [.. Enumerable.Range(0, FeatureSchema.Count).Select(_ => (10.0 * label[0]) + random.NextDouble())],
                       label)];
    }
}
