using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Comparing;

/// <summary>Keeps what trainings report, and passes it on. Thread-safe.</summary>
internal sealed class CurveRecorder(IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, List<TrainingProgress>> _rounds = [];

    /// <summary>
    /// The curve so far; empty for learners that know no rounds. A round that fewer than half of the trainings reached is left out: what is left there
    /// is the luck of the few.
    /// </summary>
    public IReadOnlyList<CurvePoint> Curve
    {
        get
        {
            lock (_lock)
            {
                var most = _rounds.Count == 0 ? 0 : _rounds.Values.Max(reports => reports.Count);
                return
                [
                    .. _rounds.Where(round => 2 * round.Value.Count >= most).Select(round => new CurvePoint(
                        round.Key, Mean(round.Value, report => report.TrainingLoss), Mean(round.Value, report => report.ValidationLoss))),
                ];
            }
        }
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        lock (_lock)
        {
            if (!_rounds.TryGetValue(value.Epoch, out var reports))
                _rounds.Add(value.Epoch, reports = []);
            reports.Add(value);
        }

        next?.Report(value);
    }

    // Sorted, so that the sum does not depend on which training was first.
    private static double Mean(List<TrainingProgress> reports, Func<TrainingProgress, double> loss) => reports.Select(loss).Order().Average();
}
