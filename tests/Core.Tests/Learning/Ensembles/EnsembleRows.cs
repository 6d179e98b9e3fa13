using GenreFunctions.Learning;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.Ensembles;

/// <summary>Rows of three labels in four columns, several of a song, and small learners for them.</summary>
internal static class EnsembleRows
{
    public const int Labels = 3;

    public static MlpLearner Small(int hidden, int epochs = 15) =>
        new(new LearnerOptions { HiddenSizes = [hidden], Epochs = epochs, BatchSize = 16, LearningRate = 0.01, Dropout = 0 }, name: $"mlp{hidden}");

    /// <summary>Songs around the middle of their label, segments around their song.</summary>
    public static Examples Make(int songs, int segments, int seed, int firstSong = 0)
    {
        var random = new Random(seed);
        var features = new List<double>();
        var (labels, numbers) = (new List<int>(), new List<int>());
        for (var song = 0; song < songs; song++)
        {
            var label = song % Labels;
            double[] middle = [.. Enumerable.Range(0, 4).Select(i => (i == label ? 1.5 : 0) + 2 * random.NextDouble() - 1)];
            for (var segment = 0; segment < segments; segment++)
            {
                features.AddRange(middle.Select(value => value + 0.5 * random.NextDouble()));
                labels.Add(label);
                numbers.Add(firstSong + song);
            }
        }

        return new Examples([.. features], 4, [.. labels], Labels, [.. numbers]);
    }

    public static Examples None => new([], 4, [], Labels, []);

    public static double[] Score(ITrainedLearner learner, Examples rows)
    {
        var probabilities = new double[rows.Count * Labels];
        learner.Score(rows, probabilities);
        return probabilities;
    }

    public static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
