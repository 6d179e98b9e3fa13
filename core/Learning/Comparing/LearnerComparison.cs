using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Learning.Comparing;

/// <summary>Puts several learners through several protocols.</summary>
public static class LearnerComparison
{
    /// <summary>Runs protocol after protocol and learner after learner; the trainings of each go side by side.</summary>
    /// <param name="dataSet">What the rows are.</param>
    /// <param name="table">The rows.</param>
    /// <param name="learners">What learns. An ensemble's members are trained once, whether they are among them or not.</param>
    /// <param name="protocols">The names of the protocols.</param>
    /// <param name="sources">The lists that some of them need; one whose list is missing says so in the result.</param>
    /// <param name="options">Seeds and trainings side by side. Each learner has the validation part that it needs.</param>
    /// <param name="time">The clock that trainings are timed by.</param>
    /// <param name="progress">Makes what hears of the trainings of a learner by a protocol: it is given both names and how many trainings there will be.</param>
    /// <param name="soFar">Is given what was found whenever a protocol is done, so that a run which is called off has not been for nothing.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ArgumentException">There is one label only, or too few rows, songs or artists for a protocol or a learner.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static Comparison Run(
        string dataSet,
        FeatureTable table,
        IReadOnlyList<LearnerEntry> learners,
        IReadOnlyList<string> protocols,
        ProtocolSources sources,
        ProtocolOptions options,
        TimeProvider time,
        Func<string, string, int, IProgress<TrainingProgress>?>? progress = null,
        Action<Comparison>? soFar = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(learners);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(options);
        var remembering = new Dictionary<string, RememberingLearner>(StringComparer.Ordinal);
        var created = learners.Select(entry => (Entry: entry, Learner: Learner(entry))).ToList();
        var comparison = new Comparison
        {
            DataSet = dataSet,
            Segments = table.RowCount,
            Songs = table.Songs.Count,
            Labels = table.Labels,
            Seed = options.Seed,
            Protocols = [],
        };
        foreach (var name in protocols)
        {
            comparison = comparison with { Protocols = [.. comparison.Protocols, Compare(name)] };
            soFar?.Invoke(comparison);
        }

        return comparison;

        ILearner Learner(LearnerEntry entry)
        {
            if (!remembering.TryGetValue(entry.Name, out var learner))
                remembering.Add(entry.Name, learner = new RememberingLearner(entry.CreateWith(name => Learner(Learners.Find(name)))));
            return learner;
        }

        ComparedProtocol Compare(string name)
        {
            if (sources.Find(name) is not { } protocol)
                return new ComparedProtocol(name, ProtocolSources.NeedsOf(name), []);
            var found = created.Select(one => Put(one.Entry, one.Learner, protocol)).ToList();
            foreach (var learner in remembering.Values)
                learner.Forget();
            return new ComparedProtocol(name, null, [.. found.OrderByDescending(one => Headline(one.Report))]);
        }

        ComparedLearner Put(LearnerEntry entry, ILearner learner, IProtocol protocol)
        {
            var own = options with { ValidationShare = entry.ValidationShare };
            var parts = protocol.Divide(table, own).Parts.Count;
            var heard = progress?.Invoke(protocol.Name, entry.Name, parts);
            using var closing = heard as IDisposable;
            var curve = new CurveRecorder(heard);
            var report = ProtocolRunner.Run(protocol, table, learner, own, time, curve, cancellation);
            return new ComparedLearner(report, curve.Curve);
        }
    }

    /// <summary>The accuracy that a protocol is judged by: of segments where songs are on both sides, of songs elsewhere.</summary>
    public static double Headline(ProtocolReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Leaky ? report.MeanSegmentAccuracy : report.Songs.Accuracy;
    }

    /// <summary>That accuracy, seed by seed: folds of one seed count together, by their size.</summary>
    public static OverSeeds HeadlineOverSeeds(ProtocolReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return OverSeeds.Of([.. report.Runs.GroupBy(run => run.Seed).Select(runs => report.Leaky
            ? runs.Average(run => run.SegmentAccuracy)
            : runs.Sum(run => run.SongAccuracy * run.Test.Songs) / runs.Sum(run => run.Test.Songs))]);
    }
}
