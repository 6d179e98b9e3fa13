using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Learning.MultiLabel;

/// <summary>Small tables and learners to look through.</summary>
internal static class TestTables
{
    public static TaggedExamples Of(double[][] features, double[][] targets, int[]? songs = null) => new(
        [.. features.SelectMany(row => row)],
        features.Length > 0 ? features[0].Length : 0,
        [.. targets.SelectMany(row => row)],
        targets[0].Length,
        songs ?? [.. Enumerable.Range(0, targets.Length)]);

    /// <summary>Truth only.</summary>
    public static TaggedExamples Truth(params double[][] targets) => Of([.. targets.Select(_ => Array.Empty<double>())], targets);

    public static LabelledTable Table(TaggedExamples rows) => new(
        [.. Enumerable.Range(0, rows.Columns).Select(i => $"x{i}")],
        [.. Enumerable.Range(0, rows.TagCount).Select(i => $"t{i}")],
        [.. Enumerable.Range(0, rows.ClassCount).Select(i => $"c{i}")],
        [.. Enumerable.Range(0, rows.Songs.Max() + 1).Select(i => $"song {i}")],
        rows);

    /// <summary>Two features uniform in [-1, 1]; the tags are x0 &gt; 0, x1 &gt; 0 and both alike.</summary>
    public static TaggedExamples Signs(int count, int seed)
    {
        var random = new Random(seed);
        double[][] features = [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextDouble() * 2 - 1, random.NextDouble() * 2 - 1 })];
        return Of(features, [.. features.Select(x => new[] { x[0] > 0 ? 1.0 : 0, x[1] > 0 ? 1 : 0, x[0] > 0 == x[1] > 0 ? 1 : 0 })]);
    }

    /// <summary>Share of the tags that a threshold of one half gets right.</summary>
    public static double Right(ITrainedTagger trained, TaggedExamples test)
    {
        var scores = trained.Score(test).Tags;
        return scores.Select((score, i) => score >= 0.5 == test.Targets[i] >= 0.5 ? 1.0 : 0).Average();
    }

    /// <summary>Remembers every training row; a row's label is that of the nearest one.</summary>
    public sealed class NearestRow(List<Examples>? seen = null) : ILearner
    {
        public string Name => "nearest";

        public string Settings => "the nearest row";

        public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
        {
            seen?.Add(training);
            return new Trained(training);
        }

        private sealed class Trained(Examples training) : ITrainedLearner
        {
            public string Ended => "at once";

            public void Score(Examples rows, Span<double> probabilities)
            {
                probabilities.Clear();
                for (var row = 0; row < rows.Count; row++)
                {
                    var nearest = Enumerable.Range(0, training.Count).MinBy(other => Distance(rows.Features, row, training.Features, other, rows.Columns));
                    probabilities[row * training.LabelCount + training.Labels[nearest]] = 1;
                }
            }

            OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features) => null;

            private static double Distance(double[] left, int leftRow, double[] right, int rightRow, int columns) =>
                Enumerable.Range(0, columns).Sum(i => Math.Pow(left[leftRow * columns + i] - right[rightRow * columns + i], 2));
        }
    }
}
