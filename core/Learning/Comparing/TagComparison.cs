using System.Globalization;
using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Comparing;

/// <summary>Puts several learners of several labels through folds of songs, seed after seed.</summary>
public static class TagComparison
{
    /// <summary>Runs learner after learner; the folds of each go side by side.</summary>
    /// <param name="name">What the rows are.</param>
    /// <param name="table">The rows.</param>
    /// <param name="learners">What learns.</param>
    /// <param name="options">Folds, thresholds and the first seed.</param>
    /// <param name="seeds">How often everything is done, with one seed after the other; 1 or more.</param>
    /// <param name="progress">Makes what hears of a learner's trainings: it is given the learner's name and how many folds there will be.</param>
    /// <param name="soFar">Is given what was found whenever a learner is done.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ArgumentException">There are no tags, fewer songs than folds, or the rows are not what a learner needs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or is no seed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static ComparedTags Run(
        string name,
        LabelledTable table,
        IReadOnlyList<TagLearnerEntry> learners,
        MultiLabelProtocolOptions options,
        int seeds,
        Func<string, int, IProgress<TrainingProgress>?>? progress = null,
        Action<ComparedTags>? soFar = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(learners);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        // Whoever cannot learn from this table says so before the others have worked.
        var created = learners.Select(entry => (entry.Name, Learner: entry.CreateFor(table))).ToList();
        var compared = new ComparedTags(name, Describe(table, options, seeds), table.Rows.ClassCount > 0, table.Rows.Targets.Any(target => target is > 0 and < 1), []);
        foreach (var (own, learner) in created)
        {
            var runs = Enumerable.Range(0, seeds).Select(i => Judge(own, learner, options with { Seed = options.Seed + i })).ToList();
            var found = new ComparedTagLearner(own, learner.Settings, runs);
            compared = compared with { Learners = [.. compared.Learners.Append(found).OrderByDescending(one => one.Runs.Average(run => run.Songs.MicroF1))] };
            soFar?.Invoke(compared);
        }

        return compared;

        MultiLabelReport Judge(string own, IMultiLabelLearner learner, MultiLabelProtocolOptions seeded)
        {
            var heard = progress?.Invoke(own, seeded.Folds);
            using var closing = heard as IDisposable;
            return MultiLabelProtocol.Run(table, learner, seeded, heard, cancellation);
        }
    }

    private static string Describe(LabelledTable table, MultiLabelProtocolOptions options, int seeds)
    {
        var (rows, songs) = (table.Rows.Count, table.Rows.Songs.Distinct().Count());
        var what = songs < rows ? $"{rows:N0} rows of {songs:N0} songs" : $"{rows:N0} rows";
        var classes = table.Rows.ClassCount > 0 ? $" and {table.Rows.ClassCount} classes" : "";
        var together = songs < rows ? " of songs" : "";
        var thresholds = options.Thresholds == ThresholdRule.Half ? "a tag is said from one half on" : "what is said follows from thresholds that are found inside each training part";
        var often = seeds > 1 ? $"; mean of {seeds} seeds" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{what}, {table.TagNames.Count} tags{classes}; {options.Folds} folds{together}, every one judged by a model that has heard nothing of it; {thresholds}{often}.");
    }
}
