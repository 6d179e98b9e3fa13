using GenreFunctions.Learning;

namespace GenreFunctions.Tests.Learning.Margins;

/// <summary>Rows made up around a centre for each label, so that what is to be learnt is known.</summary>
internal static class Clouds
{
    /// <summary>Rows of normal numbers around centres; a song has five rows in a row.</summary>
    /// <param name="rowsPerLabel">Rows of each label; 0 for one that does not occur.</param>
    /// <param name="columns">Numbers a row.</param>
    /// <param name="apart">How far the centres are from the origin, one axis each.</param>
    /// <param name="seed">The noise follows from it; centres do not.</param>
    public static Examples Make(int[] rowsPerLabel, int columns, double apart, int seed)
    {
        var random = new Random(seed);
        var (features, labels, songs) = (new List<double>(), new List<int>(), new List<int>());
        for (var label = 0; label < rowsPerLabel.Length; label++)
        {
            for (var row = 0; row < rowsPerLabel[label]; row++)
            {
                for (var column = 0; column < columns; column++)
                    features.Add(Normal(random) + (column == label % columns ? (label < columns ? apart : -apart) : 0));
                labels.Add(label);
                songs.Add(1000 * label + row / 5);
            }
        }

        return new Examples([.. features], columns, [.. labels], rowsPerLabel.Length, [.. songs]);
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Score(ITrainedLearner trained, Examples rows)
    {
        var probabilities = new double[rows.Count * rows.LabelCount];
        trained.Score(rows, probabilities);
        return probabilities;
    }

    public static double Accuracy(ITrainedLearner trained, Examples rows)
    {
        var probabilities = Score(trained, rows);
        return Enumerable.Range(0, rows.Count).Average(row =>
        {
            var ofRow = probabilities[(row * rows.LabelCount)..((row + 1) * rows.LabelCount)];
            return Array.IndexOf(ofRow, ofRow.Max()) == rows.Labels[row] ? 1.0 : 0;
        });
    }
}
