using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class TagLearnersTests
{
    [Fact]
    public void All_EachOfThem_LearnsTagsOfAnyTable()
    {
        // Tags that any learner can find: the signs of two features. Every row stands alone, which statistics of songs take as songs of one segment.
        var (training, test) = (Two(TestTables.Signs(160, 1)), Two(TestTables.Signs(60, 2)));
        foreach (var entry in TagLearners.All.Where(entry => entry.Name != "song-mood"))
        {
            var trained = entry.CreateFor(TestTables.Table(training)).Train(training, training.Take([]), 1, TrainingWatch.None);
            var right = TestTables.Right(trained, test);
            Assert.True(right > 0.85, $"{entry.Name} finds {right} of the tags.");
        }
    }

    [Fact]
    public void SongMood_OtherFeatures_SaysWhatItNeeds()
    {
        var table = TestTables.Table(TestTables.Signs(4, 1));
        var fault = Assert.Throws<ArgumentException>(() => TagLearners.Find("song-mood").CreateFor(table));
        Assert.Contains("needs the 57 features of this program; these rows have 2 others", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultFor_SegmentsOfTheFeatures_IsSongMood_AndTheKernelElsewhere()
    {
        var rows = TestTables.Of([.. Enumerable.Range(0, 4).Select(_ => new double[FeatureSchema.Count])], [[1], [1], [0], [0]], [0, 0, 1, 1]);
        var segments = TestTables.Table(rows) with { FeatureNames = FeatureSchema.Names };
        Assert.Equal("song-mood", TagLearners.DefaultFor(segments).Name);
        Assert.Equal("tag-kernel", TagLearners.DefaultFor(segments with { Rows = rows with { Songs = [0, 1, 2, 3] } }).Name);
        Assert.Equal("tag-kernel", TagLearners.DefaultFor(TestTables.Table(TestTables.Signs(4, 1))).Name);
    }

    [Fact]
    public void Find_NoSuchLearner_ListsThem() =>
        Assert.Contains("tag-kernel, tag-mean", Assert.Throws<ArgumentException>(() => TagLearners.Find("nobody")).Message, StringComparison.Ordinal);

    private static TaggedExamples Two(TaggedExamples rows) => rows with { Targets = [.. rows.Targets.Where((_, i) => i % 3 < 2)], TagCount = 2 };
}
