using GenreFunctions.Learning;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Comparing;

public sealed class RememberingLearnerTests
{
    private static readonly Examples Rows = TestTables.Clouds().AllRows;
    private static readonly int[] Some = [.. Enumerable.Range(0, Rows.Count / 2)];

    [Fact]
    public void Train_SameRowsAndSeed_IsTheSameTraining_AndAnyOtherIsNot()
    {
        var learner = new RememberingLearner(new MlpLearner(new LearnerOptions { Epochs = 2, HiddenSizes = [4] }));
        var first = Train(learner, Rows, 1);

        Assert.Same(first, Train(learner, Rows.Take([.. Enumerable.Range(0, Rows.Count)]), 1));
        Assert.NotSame(first, Train(learner, Rows, 2));
        Assert.NotSame(first, Train(learner, Rows.Take(Some), 1));
        Assert.NotSame(first, Train(learner, Rows with { Labels = [.. Rows.Labels.Reverse()] }, 1));
        learner.Forget();
        Assert.NotSame(first, Train(learner, Rows, 1));
    }

    [Fact]
    public void Train_CalledOff_IsDoneAgain()
    {
        var learner = new RememberingLearner(new MlpLearner(new LearnerOptions { Epochs = 2, HiddenSizes = [4] }));
        var off = new TrainingWatch("model", null, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => learner.Train(Rows, Rows.Take([]), 1, off));

        Assert.NotNull(Train(learner, Rows, 1));
    }

    private static ITrainedLearner Train(RememberingLearner learner, Examples rows, long seed) => learner.Train(rows, rows.Take([]), seed, TrainingWatch.None);
}
