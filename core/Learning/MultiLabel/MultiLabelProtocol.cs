using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;
using GenreFunctions.Models;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// k folds of songs. A song's scores are the mean of its rows'. Thresholds are chosen inside each training part, on predictions for songs left out there, so that nothing of the songs that judge
/// has been seen. Folds run side by side; what they find does not depend on how many.
/// </summary>
public static class MultiLabelProtocol
{
    /// <summary>Judges a learner.</summary>
    /// <exception cref="ArgumentException">There are no tags, or fewer songs than folds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two folds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static MultiLabelReport Run(
        LabelledTable table,
        IMultiLabelLearner learner,
        MultiLabelProtocolOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThresholdFolds, 2);
        var rows = table.Rows;
        if (rows.TagCount == 0)
            throw new ArgumentException("The table has no tags to find.", nameof(table));
        var folds = Folds(rows, options.Folds, options.Seed);
        var results = SideBySide.Run(
            folds.Length,
            atOnce: null,
            i => Judge(
                rows.Take(SongFolds.Except(rows.Count, folds[i])), rows.Take(folds[i]), learner, options, new TrainingWatch($"fold {i + 1} of {folds.Length}", progress, cancellation)),
            cancellation);
        return Report(table, learner, results);
    }

    /// <summary>Folds of whole songs, class by class where there are classes.</summary>
    internal static int[][] Folds(TaggedExamples rows, int count, long seed) => SongFolds.Of(rows.Songs, rows.ClassCount > 0 ? rows.Classes : [], count, seed);

    /// <summary>What a learner says of songs, each left out once while the others are learnt from; a row a song.</summary>
    internal static (TaggedExamples Songs, TagScores Scores) LeaveOut(
        TaggedExamples rows, IMultiLabelLearner learner, int foldCount, long seed, TrainingWatch watch, Action<int>? done = null)
    {
        var parts = new List<(TaggedExamples, TagScores)>();
        foreach (var fold in Folds(rows, foldCount, seed))
        {
            parts.Add(Score(rows.Take(SongFolds.Except(rows.Count, fold)), rows.Take(fold), learner, seed, watch));
            done?.Invoke(parts.Count);
        }

        return Join([.. parts]);
    }

    private static Fold Judge(TaggedExamples training, TaggedExamples test, IMultiLabelLearner learner, MultiLabelProtocolOptions options, TrainingWatch watch)
    {
        // What is heard of is whole trainings: those for the thresholds, then the fold's own.
        var silent = watch with { Progress = null };
        var before = options.Thresholds == ThresholdRule.Half ? 0 : options.ThresholdFolds;
        var thresholds = before == 0
            ? [.. Enumerable.Repeat(0.5, test.TagCount)]
            : Thresholds(LeaveOut(training, learner.ForTags ?? learner, before, options.Seed, silent, Done), options.Thresholds);
        var (songs, scores) = Score(training, test, learner, options.Seed, silent);
        Done(before + 1);
        bool[] said = [.. scores.Tags.Select((score, i) => score >= thresholds[i % test.TagCount])];
        return new Fold(songs, scores, said, thresholds);

        void Done(int trainings) => watch.Report(trainings, before + 1, double.NaN, double.NaN, double.NaN);
    }

    private static double[] Thresholds((TaggedExamples Songs, TagScores Scores) left, ThresholdRule rule) => TagThresholds.Choose(left.Songs, left.Scores.Tags, rule);

    private static (TaggedExamples Songs, TagScores Scores) Score(
        TaggedExamples training, TaggedExamples test, IMultiLabelLearner learner, long seed, TrainingWatch watch)
    {
        var trained = learner.Train(training, training.Take([]), seed, watch);
        var rows = trained.Score(test);
        var groups = SongRows.Group(test.Songs);
        return (SongStatistics.Means(test, groups), new TagScores(Mean(rows.Tags), Mean(rows.Classes)));

        double[] Mean(double[] values)
        {
            var width = values.Length / test.Count;
            var means = new double[groups.Length * width];
            for (var song = 0; song < groups.Length; song++)
            {
                foreach (var row in groups[song])
                {
                    for (var i = 0; i < width; i++)
                        means[song * width + i] += values[row * width + i] / groups[song].Length;
                }
            }

            return means;
        }
    }

    private static (TaggedExamples Songs, TagScores Scores) Join((TaggedExamples Songs, TagScores Scores)[] parts) => (
        parts[0].Songs with
        {
            Targets = [.. parts.SelectMany(part => part.Songs.Targets)],
            Songs = [.. parts.SelectMany(part => part.Songs.Songs)],
            Classes = [.. parts.SelectMany(part => part.Songs.Classes)],
        },
        new TagScores([.. parts.SelectMany(part => part.Scores.Tags)], [.. parts.SelectMany(part => part.Scores.Classes)]));

    private static MultiLabelReport Report(LabelledTable table, IMultiLabelLearner learner, Fold[] folds)
    {
        var (songs, scores) = Join([.. folds.Select(fold => (fold.Songs, fold.Scores))]);
        var classes = songs.ClassCount;
        return new MultiLabelReport
        {
            Learner = $"{learner.Name}: {learner.Settings}",
            Songs = MultiLabelEvaluation.Of(table.TagNames, songs, scores.Tags, [.. folds.SelectMany(fold => fold.Said)]),
            FoldMicroF1 = [.. folds.Select(fold => MultiLabelEvaluation.Of(table.TagNames, fold.Songs, fold.Scores.Tags, fold.Said).MicroF1)],
            ClassAccuracy = scores.Classes.Length == 0
                ? null
                : Enumerable.Range(0, songs.Count).Average(song =>
                    Ranking.IndexOfMaximum<double>(scores.Classes.AsSpan(song * classes, classes)) == songs.Classes[song] ? 1.0 : 0),
            Thresholds = [.. folds.Select(fold => fold.Thresholds)],
            SongNumbers = songs.Songs,
            Scores = scores,
        };
    }

    private sealed record Fold(TaggedExamples Songs, TagScores Scores, bool[] Said, double[] Thresholds);
}
