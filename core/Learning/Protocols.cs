using System.Runtime.ExceptionServices;
using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models;

namespace GenreFunctions.Learning;

/// <summary>The two ways to find out how well a learner does. Runs go side by side; what they find does not depend on how many.</summary>
public static class Protocols
{
    /// <summary>Share of the segments that the <c>segments</c> protocol keeps to judge by.</summary>
    private const double SegmentTestShare = 0.3;

    /// <summary>So that, of each label, rounding leaves a segment to judge by, one to validate with and several to learn from.</summary>
    private const int LeastSegments = 10;

    /// <summary>Folds of the <c>songs</c> protocol.</summary>
    public const int SongFolds = 5;

    /// <summary>
    /// <c>segments</c>: 70 % of the segments to learn from, 30 % to judge by, drawn at random within each label whichever song they are
    /// of, for as many seeds. This is how most reports on GTZAN divide, and it leaks: most test segments have neighbours from the same song among the
    /// training segments. Use it to compare with such reports only.
    /// </summary>
    /// <exception cref="ArgumentException">There is one label only.</exception>
    /// <exception cref="ArgumentException">A label has too few segments to be on both sides.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or there are no seeds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static ProtocolReport RunSegments(
        FeatureTable table,
        LearnerOptions options,
        long firstSeed = 1,
        int seedCount = 5,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(seedCount, 1);
        RequireRows(table);
        var runs = Run(
            table,
            options,
            [.. Enumerable.Range(0, seedCount).Select(i => new Job(
                $"seed {firstSeed + i}", firstSeed + i, Splits.BySegment(table, SegmentTestShare, options.ValidationShare, firstSeed + i)))],
            progress,
            cancellation);
        return new ProtocolReport
        {
            Protocol = "segments",
            Description = "Stratified random segments, 70 % to learn from and 30 % to judge by. Segments of one song are on both sides: the numbers flatter.",
            Leaky = true,
            Runs = [.. runs.Select(run => new ProtocolRun(run.Stage, run.BestEpoch, run.Test.Evaluate().Accuracy, null))],
            Segments = Predictions.Concat([.. runs.Select(run => run.Test)]).Evaluate(),
        };
    }

    /// <summary>
    /// <c>songs</c>: five folds of songs, stratified, exact repetitions kept together. Every song is judged once, by a model that has heard
    /// nothing of it. The calibration for songs is found on the way.
    /// </summary>
    /// <exception cref="ArgumentException">A label has fewer recordings than there are folds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static ProtocolReport RunSongs(
        FeatureTable table,
        LearnerOptions options,
        long seed = 1,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        RequireRecordings(table);
        var splits = Splits.BySong(table, SongFolds, options.ValidationShare, seed);
        var runs = Run(
            table,
            options,
            [.. splits.Select((split, fold) => new Job($"fold {fold + 1} of {SongFolds}", seed, split))],
            progress,
            cancellation);
        var segments = Predictions.Concat([.. runs.Select(run => run.Test)]);
        var songs = segments.Join(temperature: 1);
        var calibration = songs.Calibrate();
        return new ProtocolReport
        {
            Protocol = "songs",
            Description = $"{SongFolds} stratified folds of songs, repetitions kept together; every song is judged by a model that has heard nothing of it.",
            Leaky = false,
            Runs = [.. runs.Select(run => new ProtocolRun(
                run.Stage, run.BestEpoch, run.Test.Evaluate().Accuracy, run.Test.Join(temperature: 1).Evaluate().Accuracy))],
            Segments = segments.Evaluate(),
            Songs = songs.Evaluate(),
            Calibration = calibration,
            CalibratedSongs = segments.Join(calibration.Temperature).Evaluate(),
        };
    }

    private static void RequireRows(FeatureTable table)
    {
        for (var label = 0; label < table.Labels.Count; label++)
        {
            var rows = table.LabelOfRow.Count(other => other == label);
            if (rows < LeastSegments)
                throw new ArgumentException($"The label '{table.Labels[label]}' has {rows} segments; {LeastSegments} or more of each label are needed to learn from some and judge by others.");
        }
    }

    private static void RequireRecordings(FeatureTable table)
    {
        for (var label = 0; label < table.Labels.Count; label++)
        {
            var recordings = table.RecordingOfSong.Where((_, song) => table.LabelOfSong[song] == label).Distinct().Count();
            if (recordings < SongFolds)
                throw new ArgumentException($"The label '{table.Labels[label]}' has {recordings} songs; {SongFolds} folds need {SongFolds} or more of each label.");
        }
    }

    private static Result[] Run(
        FeatureTable table, LearnerOptions options, Job[] jobs, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        options.Check(table);
        var results = new Result[jobs.Length];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, jobs.Length, parallel, i =>
            {
                var job = jobs[i];
                var network = MlpTrainer.Train(
                    table.Examples(job.Split.Training), table.Examples(job.Split.Validation), options, new(), job.Seed, new(job.Stage, progress, cancellation));
                var model = network.ToModel("fold", new ModelMetadata
                {
                    Id = "",
                    Labels = table.Labels,
                    FeatureSchema = FeatureSchema.Id,
                    FeatureNames = FeatureSchema.Names,
                });
                results[i] = new Result(job.Stage, network.BestEpoch, ModelEvaluation.Predict(model, table, job.Split.Test));
            });
        }
        catch (AggregateException faults)
        {
            // One fold's fault is as good as all of theirs, and says what is wrong.
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }

        return results;
    }

    private sealed record Job(string Stage, long Seed, Split Split);

    private sealed record Result(string Stage, int BestEpoch, Predictions Test);
}
