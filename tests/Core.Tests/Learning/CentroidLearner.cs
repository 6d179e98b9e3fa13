using GenreFunctions.Learning;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Learning;

/// <summary>A learner that is plain to see through: p(label) = softmax(2 x·c - c·c) with the labels' means c, which is softmax(-|x - c|^2).</summary>
/// <param name="writes">Whether it can be written as a model file.</param>
/// <param name="onTrain">What happens while it learns.</param>
/// <param name="onScore">What happens while it scores.</param>
internal sealed class CentroidLearner(bool writes = true, Action<Examples, Examples, TrainingWatch>? onTrain = null, Action? onScore = null) : ILearner
{
    public string Name => "centroids";

    public string Settings => "none";

    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        onTrain?.Invoke(training, validation, watch);
        watch.Cancellation.ThrowIfCancellationRequested();
        var centres = new float[training.LabelCount * training.Columns];
        for (var label = 0; label < training.LabelCount; label++)
        {
            var rows = Enumerable.Range(0, training.Count).Where(row => training.Labels[row] == label).ToList();
            for (var column = 0; column < training.Columns && rows.Count > 0; column++)
                centres[label * training.Columns + column] = (float)rows.Average(row => training[row][column]);
        }

        watch.Report(1, 1, double.NaN, double.NaN, double.NaN);
        return new Trained(centres, training.Columns, writes, onScore);
    }

    private sealed class Trained(float[] centres, int columns, bool writes, Action? onScore) : ITrainedLearner
    {
        public string Ended => "one round";

        public void Score(Examples rows, Span<double> probabilities)
        {
            onScore?.Invoke();
            for (var row = 0; row < rows.Count; row++)
            {
                var answer = probabilities.Slice(row * rows.LabelCount, rows.LabelCount);
                for (var label = 0; label < answer.Length; label++)
                    answer[label] = Logit(rows[row], label);
                var (most, sum) = (answer.ToArray().Max(), 0.0);
                foreach (ref var value in answer)
                    sum += value = Math.Exp(value - most);
                foreach (ref var value in answer)
                    value /= sum;
            }
        }

        OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features)
        {
            if (!writes)
                return null;
            var labels = centres.Length / columns;
            float[] bias = [.. Enumerable.Range(0, labels).Select(label => -centres.AsSpan(label * columns, columns).ToArray().Sum(value => value * value))];
            return graph.Softmax(graph.Gemm(features, [.. centres.Select(value => 2 * value)], bias));
        }

        private double Logit(ReadOnlySpan<double> row, int label)
        {
            var logit = 0.0;
            for (var column = 0; column < columns; column++)
            {
                double centre = centres[label * columns + column];
                logit += 2 * centre * row[column] - centre * centre;
            }

            return logit;
        }
    }
}
