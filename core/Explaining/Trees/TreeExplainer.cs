using GenreFunctions.Models;
using GenreFunctions.Models.Operators.Trees;
using GenreFunctions.Tagging;

namespace GenreFunctions.Explaining.Trees;

/// <summary>
/// What each group of features did, for a model that is trees and nothing else: the sum of its features' Shapley values by <see cref="TreeShap"/>, the mean over the segments.
/// A forest's scores are probabilities. Boosted trees' are not: their values are carried over along the straight way from the expected scores to the segment's
/// (<see cref="SoftmaxSlopes"/>), so that they are in probability, too, and still add up.
/// </summary>
internal sealed class TreeExplainer
{
    /// <summary>The slopes of a segment are the square of this; for more labels sampling is the quicker one.</summary>
    private const int MostLabels = 256;

    private readonly TreeShap _shap;
    private readonly IReadOnlyList<int[]> _groups;
    private readonly bool _softmax;

    private TreeExplainer(TreeEnsembleOperator trees, IReadOnlyList<int[]> groups) =>
        (_shap, _groups, _softmax) = (new TreeShap(trees.Ensemble), groups, trees.Transform == ScoreTransform.Softmax);

    /// <summary>What the values begin from, as a sentence goes on with it.</summary>
    public static string Baseline => "the average of the data that the model was trained with";

    /// <summary>Explains a model.</summary>
    /// <returns><see langword="null"/> where it is not trees alone, has hundreds of labels, or its file does not say how many training rows went which way.</returns>
    public static TreeExplainer? Of(GenreModel model, IReadOnlyList<int[]> groups) =>
        model.Trees is { } trees && trees.Ensemble.LabelCount <= MostLabels && TreeShap.Counts(trees.Ensemble) ? new TreeExplainer(trees, groups) : null;

    /// <summary>Explains segments, each by itself; the same segments give the same values.</summary>
    public ShapleyValues Explain(ReadOnlySpan<double> features, CancellationToken cancellation)
    {
        var (labels, columns) = (_shap.LabelCount, _shap.Columns);
        var segments = features.Length / columns;
        var expected = _shap.ExpectedScores.ToArray();
        var (begin, end) = (new double[labels], new double[labels * segments]);
        Probabilities(expected, begin);
        var (moved, slopes, scores) = (new double[labels * columns], new double[labels * labels], new double[labels]);
        var values = Enumerable.Range(0, labels).Select(_ => new double[_groups.Count]).ToArray();
        for (var segment = 0; segment < segments; segment++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = features.Slice(segment * columns, columns);
            _shap.Explain(row, moved);
            _shap.Score(row, scores);
            Probabilities(scores, end.AsSpan(segment * labels, labels));
            Slopes(expected, scores, slopes);
            Add(moved, slopes, segments, values);
        }

        var song = new double[labels];
        SongJoin.Mean(end, song);
        return new ShapleyValues(values, [.. values.Select(_ => new double[_groups.Count])], song, begin, Rounds: 0, Rows: segments);
    }

    private void Probabilities(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        if (_softmax)
            SoftmaxSlopes.Softmax(scores, scores, 0, probabilities);
        else
            scores.CopyTo(probabilities);
    }

    private void Slopes(ReadOnlySpan<double> from, ReadOnlySpan<double> to, Span<double> slopes)
    {
        if (_softmax)
        {
            SoftmaxSlopes.Mean(from, to, slopes);
            return;
        }

        slopes.Clear();
        for (var label = 0; label < from.Length; label++)
            slopes[label * from.Length + label] = 1;
    }

    private void Add(double[] moved, double[] slopes, int segments, double[][] values)
    {
        var (labels, columns) = (_shap.LabelCount, _shap.Columns);
        Span<double> scores = stackalloc double[labels];
        for (var group = 0; group < _groups.Count; group++)
        {
            scores.Clear();
            foreach (var column in _groups[group])
            {
                for (var label = 0; label < labels; label++)
                    scores[label] += moved[label * columns + column];
            }

            for (var label = 0; label < labels; label++)
            {
                var sum = 0.0;
                for (var other = 0; other < labels; other++)
                    sum += slopes[label * labels + other] * scores[other];
                values[label][group] += sum / segments;
            }
        }
    }
}
