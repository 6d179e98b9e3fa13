using GenreFunctions.Learning;

namespace GenreFunctions.Tests.Learning.Trees;

/// <summary>Made-up rows: the label follows from two or three of the columns, with some noise.</summary>
internal static class TreeData
{
    public static Examples Noisy(int rows = 200, int columns = 5, int labels = 3, double missing = 0, int seed = 1)
    {
        var random = new Random(seed);
        var features = new double[rows * columns];
        var labelOfRow = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                features[row * columns + column] = (float)(2 * random.NextDouble() - 1);
            var first = row * columns;
            var score = features[first] * features[first + 1] + 0.5 * features[first + (columns > 2 ? 2 : 0)] + 0.2 * random.NextDouble();
            labelOfRow[row] = Math.Clamp((int)((score + 0.7) / 1.4 * labels), 0, labels - 1);
            for (var column = 0; column < columns; column++)
            {
                if (random.NextDouble() < missing)
                    features[first + column] = double.NaN;
            }
        }

        return Of(features, columns, labelOfRow, labels);
    }

    public static Examples Of(double[] features, int columns, int[] labels, int labelCount) =>
        new(features, columns, labels, labelCount, [.. Enumerable.Range(0, labels.Length)]);

    public static Examples None(this Examples examples) => examples.Take([]);

    public static Examples Map(this Examples examples, Func<int, double, double> map) =>
        examples with { Features = [.. examples.Features.Select((value, i) => map(i % examples.Columns, value))] };

    /// <summary>Column i of the result is column order[i].</summary>
    public static Examples WithColumns(this Examples examples, int[] order) => examples with
    {
        Features = [.. Enumerable.Range(0, examples.Count).SelectMany(row => order.Select(column => examples[row][column]))],
        Columns = order.Length,
    };

    public static double[] Scores(this ITrainedLearner trained, Examples rows)
    {
        var probabilities = new double[rows.Count * rows.LabelCount];
        trained.Score(rows, probabilities);
        return probabilities;
    }

    public static double Accuracy(this ITrainedLearner trained, Examples rows)
    {
        var chunks = trained.Scores(rows).Chunk(rows.LabelCount).ToArray();
        return chunks.Select((row, i) => Array.IndexOf(row, row.Max()) == rows.Labels[i] ? 1.0 : 0).Average();
    }
}
