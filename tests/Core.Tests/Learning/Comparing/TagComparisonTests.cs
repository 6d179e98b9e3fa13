using GenreFunctions.Learning;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Tests.Learning.Data;
using Tables = GenreFunctions.Tests.Learning.MultiLabel.TestTables;

namespace GenreFunctions.Tests.Learning.Comparing;

public sealed class TagComparisonTests
{
    private static readonly MultiLabelProtocolOptions Options = new() { Folds = 4, Seed = 5, Thresholds = ThresholdRule.Half };

    private static readonly TagLearnerEntry[] Two =
    [
        new("blind", "knows nothing", _ => new KernelRidge(new KernelRidgeOptions { Gamma = 1e-9 })),
        new("kernel", "a kernel", _ => new KernelRidge(new KernelRidgeOptions { Gamma = 1 })),
    ];

    [Fact]
    public void Run_EverySeed_IsTheProtocolByItself_AndTheBestLearnerIsFirst()
    {
        var table = Tables.Table(Tables.Signs(60, 1));
        var seen = new List<int>();
        var compared = TagComparison.Run("signs", table, Two, Options, seeds: 3, soFar: one => seen.Add(one.Learners.Count));

        Assert.Equal([1, 2], seen);
        Assert.Equal(["kernel", "blind"], compared.Learners.Select(learner => learner.Name));
        double[] alone = [.. Enumerable.Range(5, 3).Select(seed => MultiLabelProtocol.Run(table, Two[1].CreateFor(table), Options with { Seed = seed }).Songs.MicroF1)];
        Assert.Equal(alone, compared.Learners[0].Runs.Select(run => run.Songs.MicroF1));
        Assert.Equal(OverSeeds.Of(alone), compared.Learners[0].Measure(run => run.Songs.MicroF1));
        Assert.Null(compared.Learners[0].Measure(run => run.ClassAccuracy));
        Assert.Equal((false, false), (compared.HasClasses, compared.HasShares));
        Assert.Contains("60 rows, 3 tags; 4 folds", compared.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_OfProtocolsAndTags_HasTheBestOfEach_AndWhatOthersReportOn()
    {
        LearnerEntry[] learners = [Entry("boosted-leaves"), Entry("lstm"), Entry("strange")];
        var comparison = LearnerComparison.Run("clouds", TestTables.Clouds(), learners, ["report", "songs", "artists"], new ProtocolSources(), new ProtocolOptions { Seeds = 2 }, TimeProvider.System);
        var signs = Tables.Signs(40, 1);
        var shares = Tables.Table(signs with { Targets = [.. signs.Targets.Select(target => 0.2 + target / 2)], ClassCount = 2, Classes = [.. Enumerable.Range(0, 40).Select(row => signs[row][0] > 0 ? 1 : 0)] });
        var tagged = TagComparison.Run("signs", shares, Two, Options, seeds: 1);

        var rows = ComparisonSummary.Of(comparison with { Tagged = [tagged] });

        Assert.Equal(
            ["report: boosted trees, leaf by leaf", "report: LSTM over a song's segments", "report: the best", "songs: the best", "signs: the best", "signs: the best", "signs: the best"],
            rows.Select(row => row.Question));
        Assert.Equal(["accuracy of segments", "accuracy of songs", "accuracy of the class", "micro F1", "mean Pearson r"], rows.Skip(2).Select(row => row.Measure));
        Assert.Equal(("boosted-leaves", 2), (rows[0].Learner, rows[0].Found.Seeds));
        Assert.All(rows.Skip(4), row => Assert.Equal("kernel", row.Learner));
        Assert.Equal(comparison.Protocols[1].Learners[0].Report.Songs.Accuracy, rows[3].Found.Mean, 1e-12);
    }

    [Fact]
    public void Filtered_LearnersWithoutChance_FiveSeeds_NarrowNoInterval()
    {
        // Five times the same answers of the same songs are no more songs.
        var table = TestTables.Clouds(noise: 4);
        string[] Of(int from, int to) => [.. table.Songs.Where((_, song) => song % 10 >= from && song % 10 < to)];
        var protocol = new FilteredProtocol(new SongLists(Of(0, 5), Of(5, 6), Of(6, 10)));
        ProtocolReport[] reports = [.. ((int?[])[1, null]).Select(seeds => ProtocolRunner.Run(protocol, table, new CentroidLearner(), new ProtocolOptions { Seeds = seeds }, TimeProvider.System))];

        Assert.Equal((1, 5), (reports[0].Runs.Count, reports[1].Runs.Count));
        Assert.InRange(reports[0].Songs.Accuracy, 0.1, 0.99);
        Assert.Equal(reports[0].Songs.Accuracy95.Lower, reports[1].Songs.Accuracy95.Lower, 1e-9);
        Assert.Equal(reports[0].Songs.Accuracy95.Upper, reports[1].Songs.Accuracy95.Upper, 1e-9);
        Assert.Equal(0, LearnerComparison.HeadlineOverSeeds(reports[1]).Deviation!.Value, 1e-12);
    }

    private static LearnerEntry Entry(string name) => new(name, "", 0, _ => new Renamed(name));

    private sealed class Renamed(string name) : ILearner
    {
        public string Name => name;

        public string Settings => "";

        public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch) => new CentroidLearner().Train(training, validation, seed, watch);
    }
}
