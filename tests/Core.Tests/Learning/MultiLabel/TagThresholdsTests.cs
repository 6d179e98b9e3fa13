using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class TagThresholdsTests
{
    [Theory]
    [InlineData(new[] { 0.9, 0.6, 0.4, 0.2 }, new[] { 1.0, 1, 0, 0 }, 0.5)]
    [InlineData(new[] { 0.9, 0.2, 0.1, 0.05 }, new[] { 1.0, 1, 0, 0 }, 0.15)]
    // F1 is the best with all three said, up to the lowest score itself.
    [InlineData(new[] { 0.3, 0.2, 0.1 }, new[] { 0.0, 1, 1 }, 0.1)]
    // What is unknown has no voice.
    [InlineData(new[] { 0.9, 0.7, 0.3 }, new[] { 1.0, double.NaN, 0 }, 0.6)]
    // Nothing is ever there: nothing is said.
    [InlineData(new[] { 0.9, 0.1 }, new[] { 0.0, 0 }, 2.0)]
    public void Choose_OneTag_TakesTheMiddleOfTheBestGap(double[] scores, double[] targets, double expected)
    {
        var truth = TestTables.Truth([.. targets.Select(target => new[] { target })]);
        Assert.Equal(expected, TagThresholds.Choose(truth, scores, ThresholdRule.PerTag)[0], 1e-12);
    }

    [Fact]
    public void Choose_EqualScores_AreSaidTogether()
    {
        var truth = TestTables.Truth([1], [0], [1], [0]);
        var threshold = TagThresholds.Choose(truth, [0.6, 0.6, 0.2, 0.1], ThresholdRule.PerTag)[0];
        Assert.Equal(0.15, threshold, 1e-12);
    }

    [Fact]
    public void Choose_RandomScores_IsAsGoodAsTheBestOfAllThresholds()
    {
        var random = new Random(1);
        for (var run = 0; run < 40; run++)
        {
            var truth = TestTables.Truth([.. Enumerable.Range(0, 15).Select(_ => Enumerable.Range(0, 3).Select(_ => random.Next(3) == 0 ? 1.0 : 0).ToArray())]);
            double[] scores = [.. truth.Targets.Select(target => Math.Round(target * 0.2 + random.NextDouble() * 0.8, 1))];
            double[] candidates = [.. Enumerable.Range(0, 22).Select(i => i / 20.0 - 0.01)];

            var perTag = TagThresholds.Choose(truth, scores, ThresholdRule.PerTag);
            for (var tag = 0; tag < 3; tag++)
                Assert.Equal(candidates.Max(candidate => F1(truth, scores, [tag], _ => candidate)), F1(truth, scores, [tag], i => perTag[i]), 1e-12);

            var common = TagThresholds.Choose(truth, scores, ThresholdRule.Common);
            Assert.Single(common.Distinct());
            Assert.Equal(candidates.Max(candidate => F1(truth, scores, [0, 1, 2], _ => candidate)), F1(truth, scores, [0, 1, 2], i => common[i]), 1e-12);

            // No single threshold that is moved makes the joint choice better.
            var joint = TagThresholds.Choose(truth, scores, ThresholdRule.Joint);
            var reached = F1(truth, scores, [0, 1, 2], i => joint[i]);
            Assert.True(reached >= F1(truth, scores, [0, 1, 2], i => common[i]));
            for (var tag = 0; tag < 3; tag++)
                Assert.All(candidates, candidate => Assert.True(F1(truth, scores, [0, 1, 2], i => i == tag ? candidate : joint[i]) <= reached + 1e-12));
        }
    }

    [Fact]
    public void Choose_Half_ChoosesNothing() =>
        Assert.Equal([0.5, 0.5], TagThresholds.Choose(TestTables.Truth([1, 0]), [0.1, 0.9], ThresholdRule.Half));

    private static double F1(TaggedExamples truth, double[] scores, int[] tags, Func<int, double> threshold)
    {
        var (said, right, there) = (0, 0, 0);
        for (var row = 0; row < truth.Count; row++)
        {
            foreach (var tag in tags)
            {
                var (isSaid, isThere) = (scores[row * truth.TagCount + tag] >= threshold(tag), truth.Target(row, tag) == 1);
                said += isSaid ? 1 : 0;
                there += isThere ? 1 : 0;
                right += isSaid && isThere ? 1 : 0;
            }
        }

        return said + there == 0 ? 0 : 2.0 * right / (said + there);
    }
}
