using GenreFunctions.Features;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

/// <summary>Made-up songs: each label is a cloud of songs, each song a cloud of segments.</summary>
internal static class TestTables
{
    private static readonly string[] Names = ["blues", "classical", "rock", "metal"];

    public static FeatureTable Clouds(int labels = 3, int songs = 10, int segments = 5, double noise = 0.5, int seed = 1) =>
        new(CloudRows(labels, songs, segments, noise, seed));

    public static List<FeatureRow> CloudRows(int labels, int songs, int segments, double noise, int seed)
    {
        var random = new Random(seed);
        double[] Around(double[]? centre, double width) =>
            [.. Enumerable.Range(0, FeatureSchema.Count).Select(i => (centre?[i] ?? 0) + width * (random.NextDouble() + random.NextDouble() - 1))];
        var rows = new List<FeatureRow>();
        for (var label = 0; label < labels; label++)
        {
            var centre = Around(null, 1);
            for (var song = 0; song < songs; song++)
            {
                var middle = Around(centre, noise);
                var name = $"{Names[label]}.{song:D5}";
                for (var segment = 0; segment < segments; segment++)
                    rows.Add(new FeatureRow(SegmentFileName.Of(name, segment), GenreFunctions.Audio.Segment.LengthSamples, Around(middle, noise / 4), Names[label]));
            }
        }

        return rows;
    }
}
