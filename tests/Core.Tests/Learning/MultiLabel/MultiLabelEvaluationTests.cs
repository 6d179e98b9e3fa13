using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class MultiLabelEvaluationTests
{
    // Worked by hand: tag a is there in rows 0 and 2, said in 0 and 1; tag b is there in 1, 2 and 3, said in 2 and 3.
    private static readonly TaggedExamples Truth = TestTables.Truth([1, 0], [0, 1], [1, 1], [0, 1]);
    private static readonly double[] Scores = [0.9, 0.2, 0.8, 0.3, 0.4, 0.9, 0.1, 0.7];
    private static readonly bool[] Said = [true, false, true, false, false, true, false, true];

    [Fact]
    public void Of_WorkedExample_GivesTheCountedMeasures()
    {
        var found = MultiLabelEvaluation.Of(["a", "b"], Truth, Scores, Said);
        Assert.Equal((0.5, 0.5, 0.5), (found.Tags[0].Precision, found.Tags[0].Recall, found.Tags[0].F1));
        Assert.Equal((1.0, 2.0 / 3, 0.8), (found.Tags[1].Precision, found.Tags[1].Recall, found.Tags[1].F1));
        Assert.Equal((3.0 / 4, 3.0 / 5, 2.0 / 3), (found.MicroPrecision, found.MicroRecall, found.MicroF1));
        Assert.Equal(0.75, found.MacroPrecision, 1e-12);
        Assert.Equal(7.0 / 12, found.MacroRecall, 1e-12);
        Assert.Equal(0.65, found.MacroF1, 1e-12);
        Assert.Equal(3.0 / 8, found.HammingLoss, 1e-12);
        // Row 1 ranks a (.8) above b (.3); rows 0 and 3 are right; row 2 has no pair.
        Assert.Equal(1.0 / 3, found.RankingLoss, 1e-12);
        // a: .9 right, .8 wrong, .4 right: (1 + 2/3) / 2; b: .9, .7, .3 right before .2.
        Assert.Equal((5.0 / 6 + 1) / 2, found.MeanAveragePrecision, 1e-12);
    }

    [Fact]
    public void Of_UnknownTargets_AreNotCounted()
    {
        var found = MultiLabelEvaluation.Of(["a"], TestTables.Truth([1], [double.NaN], [0]), [0.9, 0.1, 0.2], [true, true, false]);
        Assert.Equal((2, 1, 1, 1), (found.Tags[0].Rows, found.Tags[0].There, found.Tags[0].Said, found.Tags[0].Right));
        Assert.Equal(0, found.HammingLoss);
    }

    [Fact]
    public void Of_TagThatNeverIsNorIsSaid_HasF1OfZeroAndNoAveragePrecision()
    {
        var found = MultiLabelEvaluation.Of(["a"], TestTables.Truth([0], [0]), [0.1, 0.2], [false, false]);
        Assert.Equal((0, 0), (found.MacroF1, found.MicroF1));
        Assert.True(double.IsNaN(found.MeanAveragePrecision) && double.IsNaN(found.RankingLoss));
    }

    [Fact]
    public void Of_EqualScores_CountAsOneStepAndAsWronglyRanked()
    {
        var found = MultiLabelEvaluation.Of(["a", "b"], TestTables.Truth([1, 0], [0, 1]), [0.5, 0.5, 0.5, 0.5], new bool[4]);
        Assert.Equal(0.5, found.MeanAveragePrecision);
        Assert.Equal(1, found.RankingLoss);
    }

    [Fact]
    public void Of_SharesOfListeners_GivesPearsonByItsDefinition()
    {
        var random = new Random(2);
        double[] scores = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())];
        double[] targets = [.. scores.Select(score => (score + random.NextDouble()) / 2)];
        var found = MultiLabelEvaluation.Of(["a"], TestTables.Truth([.. targets.Select(target => new[] { target })]), scores, new bool[30]);
        // Pearson as the cosine of the angle between the centred vectors, in sums of powers.
        var (n, sx, sy) = (30.0, scores.Sum(), targets.Sum());
        var expected = (n * scores.Zip(targets, (x, y) => x * y).Sum() - sx * sy)
            / (Math.Sqrt(n * scores.Sum(x => x * x) - sx * sx) * Math.Sqrt(n * targets.Sum(y => y * y) - sy * sy));
        Assert.Equal(expected, found.MeanPearson, 1e-12);
    }

    [Fact]
    public void Of_RandomRows_AgreesWithSlowPairCountsAndThresholdSweeps()
    {
        var random = new Random(7);
        for (var run = 0; run < 50; run++)
        {
            var (rows, tags) = (random.Next(3, 12), random.Next(2, 5));
            var truth = TestTables.Truth([.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, tags).Select(_ => (double)random.Next(2)).ToArray())]);
            // Few distinct scores, so that many are equal.
            double[] scores = [.. Enumerable.Range(0, rows * tags).Select(_ => random.Next(6) / 5.0)];
            var found = MultiLabelEvaluation.Of([.. Enumerable.Range(0, tags).Select(tag => $"{tag}")], truth, scores, new bool[rows * tags]);
            for (var tag = 0; tag < tags; tag++)
                Assert.Equal(SlowAveragePrecision(truth, scores, tag), found.Tags[tag].AveragePrecision, 1e-12);
            Assert.Equal(SlowRankingLoss(truth, scores), found.RankingLoss, 1e-12);
        }
    }

    private static double SlowAveragePrecision(TaggedExamples truth, double[] scores, int tag)
    {
        var (area, reached) = (0.0, 0.0);
        foreach (var threshold in new[] { 1, 0.8, 0.6, 0.4, 0.2, 0 })
        {
            int[] said = [.. Enumerable.Range(0, truth.Count).Where(row => scores[row * truth.TagCount + tag] >= threshold - 1e-9)];
            if (said.Length == 0) continue;
            var right = said.Count(row => truth.Target(row, tag) == 1);
            var recall = (double)right / Enumerable.Range(0, truth.Count).Count(row => truth.Target(row, tag) == 1);
            area += (recall - reached) * right / said.Length;
            reached = recall;
        }

        return area;
    }

    private static double SlowRankingLoss(TaggedExamples truth, double[] scores)
    {
        var losses = new List<double>();
        for (var row = 0; row < truth.Count; row++)
        {
            var (wrong, pairs) = (0, 0);
            for (var one = 0; one < truth.TagCount; one++)
            {
                for (var other = 0; other < truth.TagCount; other++)
                {
                    if (truth.Target(row, one) != 1 || truth.Target(row, other) != 0) continue;
                    pairs++;
                    if (scores[row * truth.TagCount + one] <= scores[row * truth.TagCount + other]) wrong++;
                }
            }

            if (pairs > 0) losses.Add((double)wrong / pairs);
        }

        return losses.Count > 0 ? losses.Average() : double.NaN;
    }
}
