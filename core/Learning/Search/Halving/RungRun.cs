using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Search.Log;
using GenreFunctions.Learning.Search.Songs;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Learning.Search.Halving;

/// <summary>
/// The trainings of one rung, side by side: candidate after candidate, fold after fold. A candidate that is in the log is not trained; one whose last fold is done is written there at
/// once.
/// </summary>
internal sealed class RungRun
{
    private readonly Rung _rung;
    private readonly IReadOnlyList<SearchCandidate> _candidates;
    private readonly Func<SearchCandidate, ILearner> _create;
    private readonly FeatureTable _table;
    private readonly Split[] _folds;
    private readonly long _seed;
    private readonly SearchLog _log;
    private readonly SearchClock _clock;
    private readonly IProgress<TrainingProgress>? _progress;

    private readonly Predictions?[][] _scored;
    private readonly double[] _seconds;
    private readonly int[] _open;
    private readonly Lock _gate = new();

    /// <summary>Takes what is to be trained, and by what.</summary>
    public RungRun(
        Rung rung,
        IReadOnlyList<SearchCandidate> candidates,
        Func<SearchCandidate, ILearner> create,
        FeatureTable table,
        SearchFolds folds,
        long seed,
        SearchLog log,
        SearchClock clock,
        IProgress<TrainingProgress>? progress)
    {
        (_rung, _candidates, _create, _table, _seed, _log, _clock, _progress) = (rung, candidates, create, table, seed, log, clock, progress);
        _folds = [.. Enumerable.Range(0, rung.Folds).Select(fold => folds.Fold(fold, rung.SongShare))];
        _scored = [.. candidates.Select(_ => new Predictions?[rung.Folds])];
        _seconds = new double[candidates.Count];
        _open = [.. candidates.Select(_ => rung.Folds)];
    }

    /// <summary>Trains what the log lacks, as long as there is time.</summary>
    public JudgedRung Run(int? atOnce, CancellationToken cancellation)
    {
        var trainings = new List<(int Place, int Fold)>();
        for (var place = 0; place < _candidates.Count; place++)
        {
            var known = _log.Find(_rung.Number, _candidates[place].Number) is not null;
            for (var fold = 0; fold < _rung.Folds; fold++)
            {
                if (known)
                    Done(place, fold);
                else
                    trainings.Add((place, fold));
            }
        }

        TrainInOrder(trainings, atOnce ?? Environment.ProcessorCount, cancellation);
        return new JudgedRung(
            _rung,
            [
                .. _candidates
                    .Select(candidate => (Candidate: candidate, Row: _log.Find(_rung.Number, candidate.Number)))
                    .Where(one => one.Row is not null)
                    .Select(one => new JudgedCandidate(one.Candidate, one.Row!.Score, one.Row.Seconds))
                    .OrderBy(one => one.Score.Order)
                    .ThenBy(one => one.Candidate.Number),
            ]);
    }

    // Each worker takes the next one that nobody has taken, so that candidates are done one after the other and a search that is stopped has lost little.
    private void TrainInOrder(List<(int Place, int Fold)> trainings, int atOnce, CancellationToken cancellation)
    {
        var (next, faulty) = (-1, false);
        SideBySide.Run(
            Math.Min(atOnce, trainings.Count),
            atOnce,
            _ =>
            {
                while (!Volatile.Read(ref faulty) && !_clock.IsSpent && Interlocked.Increment(ref next) is var number && number < trainings.Count)
                {
                    try
                    {
                        cancellation.ThrowIfCancellationRequested();
                        Train(trainings[number].Place, trainings[number].Fold, cancellation);
                    }
                    catch
                    {
                        Volatile.Write(ref faulty, true);
                        throw;
                    }
                }

                return true;
            },
            cancellation);
    }

    private void Train(int place, int fold, CancellationToken cancellation)
    {
        var start = _clock.Now;
        var (split, learner) = (_folds[fold], _create(_candidates[place]));
        var trained = learner.Train(
            _table.Examples(split.Training), _table.Examples(split.Validation), _seed, new TrainingWatch(Stage(place, fold), _progress, cancellation));
        var test = _table.Examples(split.Test);
        var probabilities = new double[test.Count * test.LabelCount];
        trained.Score(test, probabilities);
        var seconds = _clock.Since(start);
        lock (_gate)
        {
            _scored[place][fold] = new Predictions(_table.Labels, test.Labels, test.Songs, probabilities);
            _seconds[place] += seconds;
            if (--_open[place] == 0)
                Close(place);
        }

        Done(place, fold);
    }

    private void Close(int place)
    {
        var folds = _scored[place].Select(fold => fold!).ToList();
        _scored[place] = [];
        var score = folds.All(fold => fold.Probabilities.All(double.IsFinite))
            ? SearchScore.Of(folds)
            : SearchScore.Lost(folds.Sum(fold => fold.Songs.Distinct().Count()));
        _log.Add(new SearchLogRow(_rung.Number, _candidates[place], _rung.Folds, score, _seconds[place]));
    }

    private string Stage(int place, int fold) => $"rung {_rung.Number}, candidate {_candidates[place].Number}, fold {fold + 1} of {_rung.Folds}";

    private void Done(int place, int fold) => _progress?.Report(new TrainingProgress(Stage(place, fold), 1, 1, double.NaN, double.NaN, double.NaN));
}
