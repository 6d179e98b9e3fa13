using GenreFunctions.Learning;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Ensembles;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Comparing;

public sealed class LearnerComparisonTests
{
    private static readonly LearnerEntry Small = Entry("small", 4);
    private static readonly LearnerEntry Wide = Entry("wide", 16);

    [Fact]
    public void Run_FindsWhatEachLearnerDoesByItself_TheBestFirst_AndSaysWhatIsLacking()
    {
        var table = TestTables.Clouds(noise: 2);
        var options = new ProtocolOptions { Seed = 3 };
        var seen = new List<string>();
        var comparison = LearnerComparison.Run(
            "clouds", table, [Small, Wide], ["songs", "artists"], new ProtocolSources(), options, TimeProvider.System, soFar: one => seen.Add(string.Join(' ', one.Protocols.Select(protocol => protocol.Name))));

        Assert.Equal(["songs", "songs artists"], seen);
        Assert.Equal(["songs", "artists"], comparison.Protocols.Select(protocol => protocol.Name));
        Assert.Contains("artist index", comparison.Protocols[1].Needs, StringComparison.Ordinal);
        Assert.Empty(comparison.Protocols[1].Learners);
        var found = comparison.Protocols[0].Learners;
        Assert.True(found[0].Report.Songs.Accuracy >= found[1].Report.Songs.Accuracy);
        foreach (var entry in new[] { Small, Wide })
        {
            var alone = ProtocolRunner.Run(new SongsProtocol(), table, entry.Create(), options with { ValidationShare = entry.ValidationShare }, TimeProvider.System);
            var here = found.Single(one => one.Report.Learner == entry.Name).Report;
            Assert.Equal((alone.Songs.Accuracy, alone.Segments.LogLoss), (here.Songs.Accuracy, here.Segments.LogLoss));
        }
    }

    [Fact]
    public void Run_AnEnsemble_AnswersAsOneThatTrainsItsMembersItself()
    {
        var table = TestTables.Clouds(noise: 2);
        LearnerEntry both = new("both", "a mean of two", 0.1, _ => new AverageLearner([Small.Create(), Wide.Create()], name: "both"));
        LearnerEntry shared = new("both", "a mean of two", 0.1, _ => new AverageLearner([Shared(Small), Shared(Wide)], name: "both"));
        var (alone, remembered) = (Songs(both), Songs(shared));

        Assert.Equal(alone.Segments.LogLoss, remembered.Segments.LogLoss);

        ProtocolReport Songs(LearnerEntry entry) => LearnerComparison
            .Run("clouds", table, [Small, entry], ["songs"], new ProtocolSources(), new ProtocolOptions(), TimeProvider.System).Protocols[0].Learners
            .Single(one => one.Report.Learner == "both").Report;

        static RememberingLearner Shared(LearnerEntry entry) => new(entry.Create());
    }

    private static LearnerEntry Entry(string name, int width) => new(
        name, "dense layers", 0.1, _ => new MlpLearner(new LearnerOptions { Epochs = 5, HiddenSizes = [width] }, name: name));
}
