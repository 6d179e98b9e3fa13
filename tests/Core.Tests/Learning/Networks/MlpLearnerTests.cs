using GenreFunctions.Learning;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Tests.Learning.Ensembles;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Networks;

public sealed class MlpLearnerTests
{
    private static readonly LearnerOptions Small = new() { HiddenSizes = [12], Epochs = 20, BatchSize = 16, LearningRate = 0.01 };
    private static readonly Examples Training = EnsembleRows.Make(15, 4, seed: 1);
    private static readonly Examples Test = EnsembleRows.Make(60, 2, seed: 2);

    public static TheoryData<LearnerOptions> Extras => [Small with { LabelSmoothing = 0.1 }, Small with { Mixup = 0.4 }, Small with { WeightDecay = 0.1 }];

    public static TheoryData<LearnerOptions> Kinds => [Small, .. Extras];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Train_AnyKindOnFourColumns_LearnsAndRepeatsItselfToTheBit(LearnerOptions options)
    {
        double[] Find(long seed) => EnsembleRows.Score(new MlpLearner(options).Train(Training, EnsembleRows.None, seed, TrainingWatch.None), Test);
        var found = Find(1);
        Assert.Equal(found, Find(1));
        Assert.NotEqual(found, Find(2));
        var right = found.Chunk(3).Zip(Test.Labels, (row, label) => row[label] == row.Max()).Count(hit => hit);
        Assert.True(right > 0.6 * Test.Count, $"{right} of {Test.Count}");
    }

    [Theory]
    [MemberData(nameof(Extras))]
    public void Train_WithAnExtra_FindsSomethingElseThanWithout(LearnerOptions options)
    {
        double[] Find(LearnerOptions with) => EnsembleRows.Score(new MlpLearner(with).Train(Training, EnsembleRows.None, 1, TrainingWatch.None), Test);
        Assert.NotEqual(Find(Small), Find(options));
    }

    [Fact]
    public void Write_WithLogarithms_GivesWhatScoreGives()
    {
        var learner = new MlpLearner(Small, new PreparationOptions { LogColumns = [0, 2], Selected = [0, 1, 2] });
        var trained = learner.Train(Training, Test, 1, TrainingWatch.None);
        Assert.Equal(EnsembleRows.Score(trained, Test), TestGraphs.Run(trained, Test));
        Assert.Matches("^epoch [0-9]+ of 20$", trained.Ended);
    }

    [Fact]
    public void Train_ToTheEnd_WithSmoothingStaysAsUnsureAsItWasTold()
    {
        // One row a label, learnt to the end: the best answer is the target itself, 1 - s + s / 3 for the right label.
        var rows = new Examples([1, 0, 0, 0, 1, 0, 0, 0, 1], 3, [0, 1, 2], 3, [0, 1, 2]);
        var options = new LearnerOptions { HiddenSizes = [16], Epochs = 800, BatchSize = 3, LearningRate = 0.01, Dropout = 0, LabelSmoothing = 0.3 };
        var found = EnsembleRows.Score(new MlpLearner(options).Train(rows, rows.Take([]), 1, TrainingWatch.None), rows);
        EnsembleRows.AssertNear([0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8], found, 1e-3);
    }

    [Fact]
    public void Train_WithDecay_LosesThatShareOfTheWeightsBeforeEveryStep()
    {
        // One batch an epoch and one epoch: Adam's first step is the same with and without, since decay does not pass through the gradient.
        float[] Parameters(double decay) => MlpTrainer.Train(
            Training, EnsembleRows.None, Small with { Epochs = 1, BatchSize = 1000, Dropout = 0, WeightDecay = decay, CosineDecay = false }, new(), 1, TrainingWatch.None).Parameters;
        var shape = new MlpShape(4, 12, 3);
        var (start, without, with) = (shape.Initialise(new RandomSource(1)), Parameters(0), Parameters(0.5));
        Assert.Contains(start, weight => Math.Abs(weight) > 0.5);
        for (var i = 0; i < start.Length; i++) Assert.Equal(without[i] - start[i] * 0.01 * 0.5, with[i], 1e-6);
    }

    [Fact]
    public void Derive_MixedAndSmoothedTargets_IsTheSlopeOfTheLoss()
    {
        var shape = new MlpShape(4, 3);
        var pass = new MlpPass(shape, 8, 0);
        var targets = new SoftTargets(Small with { LabelSmoothing = 0.2, Mixup = 0.7 }, shape, pass, new RandomSource(5));
        TestModels.Numbers(7 * 16, 1).CopyTo(pass.Input);
        targets.Aim([0, 1, 2, 2, 1, 0, 1]);
        var (parameters, gradient) = (TestModels.Numbers(shape.ParameterCount, 2), new float[shape.ParameterCount]);
        double Loss(int place, float step)
        {
            var moved = (float[])parameters.Clone();
            moved[place] += step;
            pass.Forward(moved, 7, random: null);
            return targets.Loss(7) / 7;
        }

        pass.Forward(parameters, 7, random: null);
        targets.Derive(7);
        pass.Backward(parameters, 7, droppedOut: false, gradient);
        foreach (var place in new[] { 0, 1, 2, 17, 34, 50, 64, 65, 66 }) Assert.Equal((Loss(place, 0.01f) - Loss(place, -0.01f)) / 0.02, gradient[place], 1e-4);
    }

    [Fact]
    public void Aim_WithMixup_MixesFeaturesAndLabelsInTheSameShares()
    {
        // The first column of a row of label 1 is 1, of label 0 it is 0: whatever the shares, it stays the share of label 1.
        var shape = new MlpShape(1, 2);
        var pass = new MlpPass(shape, 64, 0);
        var targets = new SoftTargets(Small with { BatchSize = 64, Mixup = 1 }, shape, pass, new RandomSource(5));
        int[] labels = [.. Enumerable.Range(0, 64).Select(i => i / 3 % 2)];
        for (var i = 0; i < 64; i++) pass.Input[i * 16] = labels[i];
        targets.Aim(labels);
        // With no weights both labels have probability 1/2, so the derivative is (1/2 - target) / rows.
        pass.Forward(new float[shape.ParameterCount], 64, random: null);
        targets.Derive(64);
        var shares = Enumerable.Range(0, 64).Select(i => (double)pass.Input[i * 16]).ToList();
        for (var i = 0; i < 64; i++) Assert.Equal((0.5 - shares[i]) / 64, pass.OutputDelta[i * 16 + 1], 1e-7);
        Assert.Contains(shares, share => share is > 0.2 and < 0.8);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(3)]
    public void Next_OfManyShares_HasTheMomentsOfTheBetaDistribution(double a)
    {
        // Mean 1/2, variance 1 / (4 (2 a + 1)); 40,000 draws know the mean to 0.0025 and the variance to about 1 %.
        var random = new RandomSource(9);
        var shares = Enumerable.Range(0, 40_000).Select(_ => BetaSource.Next(random, a)).ToList();
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(0.5, shares.Average(), 0.01);
        Assert.Equal(1 / (4 * (2 * a + 1)), shares.Average(share => (share - 0.5) * (share - 0.5)), 0.004);
    }

    [Fact]
    public void New_OptionsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MlpLearner(new LearnerOptions { LabelSmoothing = 0.6 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MlpLearner(new LearnerOptions { Mixup = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MlpLearner(new LearnerOptions { WeightDecay = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MlpLearner(new LearnerOptions { HiddenSizes = [0] }));
    }

    [Fact]
    public void Settings_OfEverything_SaysIt() => Assert.Equal(
        "hidden 12, dropout 0.2, batch 16, Adam 0.01 with cosine decay, at most 20 epochs, patience 200, label smoothing 0.1, mixup 0.4, weight decay 0.01, logarithms of 2 columns, 3 columns selected",
        new MlpLearner(Small with { LabelSmoothing = 0.1, Mixup = 0.4, WeightDecay = 0.01 }, new() { LogColumns = [0, 1], Selected = [0, 1, 2] }).Settings);
}
