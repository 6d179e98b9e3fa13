using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class ClassVoiceTests
{
    private static readonly MultiLabelMlp Network = new(new MultiLabelMlpOptions { HiddenSizes = [8], Epochs = 5 });
    private static readonly TagEnsemble Ensemble = new([new ClassVoice(new TestTables.NearestRow()), Network, new ClassVoice(new TestTables.NearestRow())], [1, 1, 2]);

    [Fact]
    public void Ensemble_WithAVoiceOnClasses_WeighsItThere_AndLeavesTagsAlone()
    {
        var (training, test) = (Classed(TestTables.Signs(40, 1)), Classed(TestTables.Signs(20, 2)));
        var all = Ensemble.Train(training, training.Take([]), 7, TrainingWatch.None).Score(test);
        var tags = Ensemble.ForTags!.Train(training, training.Take([]), 7, TrainingWatch.None).Score(test);
        var nearest = new ClassVoice(new TestTables.NearestRow()).Train(training, training.Take([]), 1, TrainingWatch.None).Score(test);

        // Whoever is left out, the network's seed is the same.
        Assert.Equal(tags.Tags, all.Tags);
        Assert.Empty(nearest.Tags);
        for (var i = 0; i < all.Classes.Length; i++)
            Assert.Equal((3 * nearest.Classes[i] + tags.Classes[i]) / 4, all.Classes[i], 1e-12);
    }

    [Fact]
    public void Ensemble_RowsWithoutClasses_HearsNoVoiceOnThem()
    {
        var training = TestTables.Signs(40, 1);
        var scores = Ensemble.Train(training, training.Take([]), 7, TrainingWatch.None).Score(training);
        Assert.Empty(scores.Classes);
        Assert.Equal(training.Targets.Length, scores.Tags.Length);
        Assert.Throws<ArgumentException>(() => new ClassVoice(new TestTables.NearestRow()).Train(training, training.Take([]), 1, TrainingWatch.None));
    }

    private static TaggedExamples Classed(TaggedExamples rows) =>
        rows with { ClassCount = 2, Classes = [.. Enumerable.Range(0, rows.Count).Select(row => rows[row][0] > 0.3 ? 1 : 0)] };
}
