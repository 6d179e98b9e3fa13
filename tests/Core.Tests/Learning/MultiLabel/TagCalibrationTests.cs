using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Models;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class TagCalibrationTests
{
    [Fact]
    public void Fit_ScoresOfAKnownCurve_FindsTheCurve()
    {
        var random = new Random(4);
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble())];
        bool[] there = [.. scores.Select(score => random.NextDouble() < 1 / (1 + Math.Exp(-8 * score + 3)))];
        var found = TagCalibration.Fit(scores, there);
        Assert.Equal(8, found.Slope, 0.4);
        Assert.Equal(-3, found.Intercept, 0.2);
        Assert.Equal(3.0 / 8, found.Score(0.5), 0.01);
        Assert.Equal(0.7, found.Probability(found.Score(0.7)), 1e-12);
    }

    [Fact]
    public void Fit_AnyScores_LeavesNoErrorThatALineCouldTakeAway()
    {
        double[] scores = [0.1, 0.35, 0.2, 0.8, 0.5, 0.55, 0.9];
        bool[] there = [false, true, false, true, false, true, true];
        var found = TagCalibration.Fit(scores, there);
        // Where the likelihood is greatest, errors add up to nothing; Platt's targets are 5/6 and 1/5.
        double[] errors = [.. scores.Select((score, i) => found.Probability(score) - (there[i] ? 5.0 / 6 : 0.2))];
        Assert.Equal(0, errors.Sum(), 1e-8);
        Assert.Equal(0, errors.Zip(scores, (error, score) => error * score).Sum(), 1e-2);
    }

    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.8, 0.9 }, new[] { false, false, true, true })]
    [InlineData(new[] { 0.5, 0.5, 0.5 }, new[] { true, false, false })]
    [InlineData(new[] { 0.1, 0.9 }, new[] { false, false })]
    public void Fit_DividedEqualOrOneSided_StaysFinite(double[] scores, bool[] there)
    {
        var found = TagCalibration.Fit(scores, there);
        Assert.True(double.IsFinite(found.Slope) && double.IsFinite(found.Intercept));
        Assert.All(scores, score => Assert.InRange(found.Probability(score), 0.001, 0.999));
    }

    [Fact]
    public void Score_ProbabilityThatFallsWithTheScore_IsNeverReached()
    {
        Assert.Equal(TagThresholds.Never, new MoodCalibration(-1, -2).Score(0.5));
        Assert.Equal(0, new MoodCalibration(0, 2).Score(0.5));
    }

    [Fact]
    public void Choose_Calibrated_IsOneThresholdOnTheProbabilities()
    {
        var random = new Random(1);
        var truth = TestTables.Truth([.. Enumerable.Range(0, 200).Select(_ => new[] { random.Next(2) == 0 ? 1.0 : 0, random.Next(5) == 0 ? 1.0 : 0 })]);
        // The second tag's scores are right in their order, and all far too low.
        double[] scores = [.. truth.Targets.Select((target, i) => (target * 0.3 + random.NextDouble()) * (i % 2 == 0 ? 0.7 : 0.05))];
        var thresholds = TagThresholds.Choose(truth, scores, ThresholdRule.Calibrated);
        var calibrations = TagCalibration.Fit(truth, scores);
        Assert.Equal(calibrations[0].Probability(thresholds[0]), calibrations[1].Probability(thresholds[1]), 1e-9);
        Assert.True(thresholds[1] < 0.07);
    }
}
