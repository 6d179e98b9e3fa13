using GenreFunctions.Learning;
using GenreFunctions.Learning.Ensembles;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tests.Models;
using static GenreFunctions.Tests.Learning.Ensembles.EnsembleRows;

namespace GenreFunctions.Tests.Learning.Ensembles;

public sealed class AverageLearnerTests
{
    private static readonly Examples Training = Make(15, 4, seed: 1);
    private static readonly Examples Test = Make(30, 3, seed: 2);

    [Fact]
    public void Score_OfTwo_IsTheWeightedMeanOfWhatTheyFindAlone()
    {
        var average = new AverageLearner([Small(5), Small(9)], [3, 1]).Train(Training, None, 7, TrainingWatch.None);
        var first = Score(Small(5).Train(Training, None, 7, TrainingWatch.None), Test);
        var second = Score(Small(9).Train(Training, None, 7 + 1_000_003, TrainingWatch.None), Test);
        AssertNear([.. first.Zip(second, (one, two) => 0.75 * one + 0.25 * two)], Score(average, Test), 1e-12);
        Assert.Contains(first.Zip(second), pair => Math.Abs(pair.First - pair.Second) > 0.01);
    }

    [Fact]
    public void Score_OfTheSameLearnerTwice_IsAMeanOfTwoSeeds()
    {
        var average = new AverageLearner([Small(5), Small(5)]).Train(Training, None, 7, TrainingWatch.None);
        Assert.NotEqual(Score(Small(5).Train(Training, None, 7, TrainingWatch.None), Test), Score(average, Test));
    }

    [Fact]
    public void Train_WithTheSameSeed_FindsTheSameToTheBit()
    {
        double[] Find(long seed) => Score(new AverageLearner([Small(5), Small(9)]).Train(Training, None, seed, TrainingWatch.None), Test);
        Assert.Equal(Find(3), Find(3));
        Assert.NotEqual(Find(3), Find(4));
    }

    [Fact]
    public void Write_OfThree_GivesWhatScoreGives()
    {
        var average = new AverageLearner([Small(5), Small(9), Small(5)], [0.2, 0.3, 0.5]).Train(Training, None, 7, TrainingWatch.None);
        AssertNear(Score(average, Test), TestGraphs.Run(average, Test), 1e-6);
    }

    [Fact]
    public void Write_WithAMemberThatCannotBeWritten_IsNothing()
    {
        var average = new AverageLearner([Small(5), new Unwritten()]).Train(Training, None, 7, TrainingWatch.None);
        var graph = new OnnxGraphBuilder(4);
        Assert.Null(average.Write(graph, graph.Input));
    }

    [Fact]
    public void Train_WatchedAndCalledOff_NamesTheMemberAndStops()
    {
        using var cancellation = new CancellationTokenSource();
        var seen = new List<string>();
        var watch = new TrainingWatch("fold 1 of 5", new Listener(progress =>
        {
            seen.Add(progress.Stage);
            if (progress.Stage.Contains("2 of 2", StringComparison.Ordinal)) cancellation.Cancel();
        }), cancellation.Token);
        Assert.Throws<OperationCanceledException>(() => new AverageLearner([Small(5), Small(9)]).Train(Training, None, 7, watch));
        Assert.Equal(["fold 1 of 5, mlp5 (1 of 2)", "fold 1 of 5, mlp9 (2 of 2)"], seen.Distinct());
        Assert.Equal(16, seen.Count);
    }

    [Fact]
    public void New_WithWrongWeights_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new AverageLearner([]));
        Assert.Throws<ArgumentException>(() => new AverageLearner([Small(5)], [1, 2]));
        Assert.Contains("0.5, -1", Assert.Throws<ArgumentException>(() => new AverageLearner([Small(5), Small(9)], [0.5, -1])).Message, StringComparison.Ordinal);
    }

    /// <summary>Says that all labels are equally likely, and has no operators.</summary>
    private sealed class Unwritten : ILearner, ITrainedLearner
    {
        public string Name => "unwritten";

        public string Settings => "";

        public string Ended => "";

        public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch) => this;

        public void Score(Examples rows, Span<double> probabilities) => probabilities.Fill(1.0 / Labels);

        OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features) => null;
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
